//! `fcntl`, `fcntl_lock`, `ioctl`, `flock`.

use std::{
    fs::File,
    os::fd::{AsRawFd, OwnedFd},
    ptr,
};

use crate::{Folder, alone, bytes, err, fd, io, same};

/// Two open file descriptions for one file.
fn files(folder: &Folder) -> [OwnedFd; 2] {
    folder.file("here", "0123456789");
    let path = folder.path().join("here");
    [(); 2].map(|()| File::options().read(true).write(true).open(&path).unwrap().into())
}

#[test]
fn fcntl_gets_and_sets() {
    let folder = Folder::new("fcntl");
    // SAFETY: these commands take numbers; the thread has its own descriptor table.
    alone(|| unsafe {
        let [ours, theirs] = files(&folder);
        let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
        for (command, argument, expected) in [
            (io::F_GETFD, 0, 1),
            (io::F_SETFD, 0, 0),
            (io::F_GETFD, 0, 0),
            (io::F_SETFL, io::O_APPEND | io::O_NONBLOCK, 0),
            (io::F_GETPIPE_SZ, 0, err(libc::EBADF)),
            (io::F_DUPFD, -1, err(libc::EINVAL)),
            (9999, 0, err(libc::EINVAL)),
        ] {
            let answer = same!(
                io::fcntl(ours, command, argument as u64),
                libc::fcntl(theirs, command, argument),
            );
            assert_eq!(answer, expected, "{command}");
        }
        let status = same!(io::fcntl(ours, io::F_GETFL, 0), libc::fcntl(theirs, libc::F_GETFL));
        assert_eq!(status & i64::from(io::O_APPEND), i64::from(io::O_APPEND));
        let copy = io::fcntl(ours, io::F_DUPFD_CLOEXEC, 600);
        drop(fd(copy));
        assert_eq!(copy, fd(libc::fcntl(theirs, libc::F_DUPFD_CLOEXEC, 600)).as_raw_fd());
        let answer = same!(io::fcntl(-1, io::F_GETFD, 0), libc::fcntl(-1, libc::F_GETFD));
        assert_eq!(answer, err(libc::EBADF));
    });
}

#[test]
fn fcntl_lock_reports_conflicting_locks() {
    let folder = Folder::new("fcntl-lock");
    let [one, other] = files(&folder);
    let (one, other) = (one.as_raw_fd(), other.as_raw_fd());
    let lock = |l_type, l_start, l_len| io::Flock { l_type, l_start, l_len, ..io::Flock::ZERO };
    // SAFETY: the locks are valid, and C's `flock64` has the layout of ours.
    unsafe {
        let mut first = lock(io::F_WRLCK, 2, 3);
        let answer = same!(
            io::fcntl_lock(one, io::F_OFD_SETLK, &raw mut first),
            libc::fcntl(one, libc::F_OFD_SETLK, &raw mut first),
        );
        assert_eq!(answer, 0);
        let mut second = lock(io::F_RDLCK, 0, 0);
        let answer = same!(
            io::fcntl_lock(other, io::F_OFD_SETLK, &raw mut second),
            libc::fcntl(other, libc::F_OFD_SETLK, &raw mut second),
        );
        assert_eq!(answer, err(libc::EAGAIN));
        let mut third = second;
        let answer = same!(
            io::fcntl_lock(other, io::F_OFD_GETLK, &raw mut second),
            libc::fcntl(other, libc::F_OFD_GETLK, &raw mut third),
        );
        assert_eq!((answer, second), (0, third));
        let expected = io::Flock { l_pid: -1, ..lock(io::F_WRLCK, 2, 3) };
        assert_eq!(second, expected);
        let mut wrong = lock(9, 0, 0);
        let answer = same!(
            io::fcntl_lock(one, io::F_SETLK, &raw mut wrong),
            libc::fcntl(one, libc::F_SETLK, &raw mut wrong),
        );
        assert_eq!(answer, err(libc::EINVAL));
    }
}

#[test]
fn ioctl_writes_the_argument_of_the_request() {
    use std::io::Write;

    let (reader, mut writer) = std::io::pipe().unwrap();
    writer.write_all(b"seven b").unwrap();
    let pipe = reader.as_raw_fd();
    // SAFETY: the requests take pointers to the given values, or none.
    unsafe {
        let (mut ours, mut theirs) = (0_i32, 0_i32);
        let answer = same!(
            io::ioctl(pipe, io::FIONREAD, (&raw mut ours).cast()),
            libc::ioctl(pipe, libc::FIONREAD, &raw mut theirs),
        );
        assert_eq!((answer, ours, theirs), (0, 7, 7));

        let mut size = io::Winsize::ZERO;
        for (fd, errno) in [(pipe, libc::ENOTTY), (-1, libc::EBADF)] {
            let answer = same!(
                io::ioctl(fd, io::TIOCGWINSZ, (&raw mut size).cast()),
                libc::ioctl(fd, libc::TIOCGWINSZ, &raw mut size),
            );
            assert_eq!(answer, err(errno));
        }
        let answer = same!(
            io::ioctl(pipe, io::FIOCLEX, ptr::null_mut()),
            libc::ioctl(pipe, libc::FIOCLEX, 0),
        );
        assert_eq!(answer, 0);
    }
}

#[test]
fn ioctl_reads_terminal_settings() {
    // SAFETY: the requests take pointers to the given values; the descriptors are new.
    unsafe {
        let master = fd(libc::posix_openpt(libc::O_RDWR | libc::O_NOCTTY));
        let master = master.as_raw_fd();
        let mut size = io::Winsize { ws_row: 24, ws_col: 80, ..io::Winsize::ZERO };
        assert_eq!(io::ioctl(master, io::TIOCSWINSZ, (&raw mut size).cast()), 0);
        let mut theirs: libc::winsize = std::mem::zeroed();
        assert_eq!(libc::ioctl(master, libc::TIOCGWINSZ, &raw mut theirs), 0);
        assert_eq!(bytes(&size), bytes(&theirs));

        let (mut ours, mut kernel) = (io::Termios::ZERO, io::Termios::ZERO);
        let answer = same!(
            io::ioctl(master, io::TCGETS, (&raw mut ours).cast()),
            libc::ioctl(master, libc::TCGETS, &raw mut kernel),
        );
        assert_eq!((answer, ours), (0, kernel));
        let mut flags: libc::termios = std::mem::zeroed();
        assert_eq!(libc::tcgetattr(master, &raw mut flags), 0);
        let seen = (flags.c_iflag, flags.c_oflag, flags.c_cflag, flags.c_lflag, flags.c_line);
        assert_eq!((ours.c_iflag, ours.c_oflag, ours.c_cflag, ours.c_lflag, ours.c_line), seen);
        assert_ne!(ours.c_cflag, 0);
    }
}

#[test]
fn flock_excludes_the_other_open_file() {
    let folder = Folder::new("flock");
    let [one, other] = files(&folder);
    let (one, other) = (one.as_raw_fd(), other.as_raw_fd());
    let now = io::LOCK_NB;
    for (fd, operation, expected) in [
        (one, io::LOCK_SH, 0),
        (other, io::LOCK_SH | now, 0),
        (other, io::LOCK_EX | now, err(libc::EAGAIN)),
        (other, io::LOCK_UN, 0),
        (one, io::LOCK_EX, 0),
        (other, io::LOCK_SH | now, err(libc::EAGAIN)),
        (one, io::LOCK_UN, 0),
        (one, 0, err(libc::EINVAL)),
        (-1, io::LOCK_SH, err(libc::EBADF)),
    ] {
        // SAFETY: the descriptors belong to the test, or are not open.
        let answer = unsafe { same!(io::flock(fd, operation), libc::flock(fd, operation)) };
        assert_eq!(answer, expected, "{operation}");
    }
}
