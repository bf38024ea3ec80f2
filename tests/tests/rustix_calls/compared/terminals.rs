//! `termios`, `pty`: a pseudo-terminal created by the test.

use std::{
    fs::{File, OpenOptions},
    os::{fd::AsFd, unix::fs::OpenOptionsExt},
};

use sysdecl::{
    Errno,
    linux::io::{Termios2, Winsize},
};

use super::{closed, raw, word};
use crate::{
    beside::{agree, err, same},
    declared::{
        pid, pty,
        termios::{self, Action, OptionalActions, QueueSelector},
    },
};

/// The two ends of a pseudo-terminal.
fn terminal() -> (File, File) {
    let open = |path: &str| {
        let flags = libc::O_NOCTTY;
        OpenOptions::new().read(true).write(true).custom_flags(flags).open(path).unwrap()
    };
    let main = open("/dev/ptmx");
    pty::unlockpt(main.as_fd()).unwrap();
    let mut number = 0;
    // SAFETY: the kernel writes an integer.
    assert_eq!(unsafe { libc::ioctl(raw(&main), libc::TIOCGPTN, &raw mut number) }, 0);
    let other = open(&format!("/dev/pts/{number}"));
    (main, other)
}

#[test]
fn terminals_are_controlled_alike() {
    let (_main, terminal) = terminal();
    let (at, fd) = (terminal.as_fd(), raw(&terminal));
    let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 1, ws_ypixel: 2 };
    let mut theirs = libc::winsize { ws_row: 0, ws_col: 0, ws_xpixel: 0, ws_ypixel: 0 };
    // SAFETY: each request accesses only its argument.
    unsafe {
        assert_eq!(termios::tcsetwinsize(at, size), Ok(()));
        assert_eq!(libc::ioctl(fd, libc::TIOCGWINSZ, &raw mut theirs), 0);
        assert_eq!(
            (theirs.ws_row, theirs.ws_col, theirs.ws_xpixel, theirs.ws_ypixel),
            (24, 80, 1, 2)
        );
        theirs.ws_row = 25;
        assert_eq!(libc::ioctl(fd, libc::TIOCSWINSZ, &raw const theirs), 0);
        assert_eq!(termios::tcgetwinsize(at), Ok(Winsize { ws_row: 25, ..size }));

        same!(word(termios::tcsendbreak(at)), libc::tcsendbreak(fd, 0));
        same!(word(termios::tcdrain(at)), libc::tcdrain(fd));
        for (queue, number) in [
            (QueueSelector::In, libc::TCIFLUSH),
            (QueueSelector::Out, libc::TCOFLUSH),
            (QueueSelector::Both, libc::TCIOFLUSH),
        ] {
            same!(word(termios::tcflush(at, queue)), libc::tcflush(fd, number));
        }
        for (action, number) in [(Action::OutputOff, libc::TCOOFF), (Action::OutputOn, libc::TCOON)]
        {
            same!(word(termios::tcflow(at, action)), libc::tcflow(fd, number));
        }
        let mut settings: Termios2 = Termios2::ZERO;
        let to = (&raw mut settings).cast::<libc::termios2>();
        assert_eq!(libc::ioctl(fd, libc::TCGETS2, to), 0);
        settings.c_lflag &= !libc::ECHO;
        for action in [OptionalActions::Now, OptionalActions::Drain, OptionalActions::Flush] {
            settings.c_cc[0] += 1;
            assert_eq!(termios::tcsetattr_fallback(at, action, &settings), Ok(()));
            let mut told = Termios2::ZERO;
            assert_eq!(libc::ioctl(fd, libc::TCGETS2, (&raw mut told).cast::<libc::termios2>()), 0);
            assert_eq!(told, settings);
            // The same with the old request, which encodes the speeds.
            assert_eq!(termios::tcgetattr_fallback(at), Ok(settings));
        }
        for speed in
            [libc::B0, libc::B50, libc::B9600, libc::B57600, libc::B1152000, libc::B4000000]
        {
            let mut theirs: libc::termios = core::mem::zeroed();
            assert_eq!(libc::tcgetattr(fd, &raw mut theirs), 0);
            theirs.c_cflag = theirs.c_cflag & !libc::CBAUD | speed;
            assert_eq!(libc::tcsetattr(fd, libc::TCSANOW, &raw const theirs), 0);
            let mut told = Termios2::ZERO;
            assert_eq!(libc::ioctl(fd, libc::TCGETS2, (&raw mut told).cast::<libc::termios2>()), 0);
            assert_eq!(termios::tcgetattr_fallback(at), Ok(told));
        }
        let mut other = settings;
        other.c_cflag = other.c_cflag & !libc::CBAUD | libc::BOTHER;
        other.c_ospeed = 12345;
        other.c_ispeed = 12345;
        let from = (&raw const other).cast::<libc::termios2>();
        assert_eq!(libc::ioctl(fd, libc::TCSETS2, from), 0);
        assert_eq!(termios::tcgetattr_fallback(at), Err(Errno::ERANGE));
        let from = (&raw const settings).cast::<libc::termios2>();
        assert_eq!(libc::ioctl(fd, libc::TCSETS2, from), 0);
        let failed = termios::tcgetattr_fallback(closed()).map(|_| ());
        let mut theirs: libc::termios = core::mem::zeroed();
        agree!(word(failed), libc::tcgetattr(-1, &raw mut theirs), err(libc::EBADF));
        settings.c_cflag = settings.c_cflag & !libc::CBAUD | libc::BOTHER;
        let ours = word(termios::tcsetattr_fallback(at, OptionalActions::Now, &settings));
        assert_eq!(ours, err(libc::ERANGE));
        // The terminal is not a controlling terminal.
        agree!(word(termios::tcgetpgrp(at)), libc::tcgetpgrp(fd), err(libc::ENOTTY));
        agree!(
            word(termios::tcsetpgrp(at, pid::getpid())),
            libc::tcsetpgrp(fd, libc::getpid()),
            err(libc::ENOTTY)
        );
        agree!(word(termios::tcgetsid(at)), libc::tcgetsid(fd), err(libc::ENOTTY));
        let failed = termios::tcgetwinsize(closed()).map(|_| ());
        agree!(word(failed), libc::ioctl(-1, libc::TIOCGWINSZ, &raw mut theirs), err(libc::EBADF));
        let null = File::open("/dev/null").unwrap();
        same!(word(termios::tcdrain(null.as_fd())), libc::tcdrain(raw(&null)));
        let failed = word(pty::unlockpt(null.as_fd()));
        let zero = 0;
        let told = libc::ioctl(raw(&null), libc::TIOCSPTLCK, &raw const zero);
        agree!(failed, told, err(libc::ENOTTY));
    }
}
