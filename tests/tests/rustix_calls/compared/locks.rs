//! `fs`: offsets, sizes, locks and flags of open files.

use core::num::NonZero;
use std::{
    fs::{File, OpenOptions},
    os::fd::AsFd,
};

use sysdecl::linux::io::{
    F_RDLCK, F_UNLCK, F_WRLCK, FallocateFlags, FdFlags, Flock, OpenFlags, SealFlags,
};

use super::{closed, raw, word};
use crate::{
    beside::{Folder, agree, c, err, same},
    declared::{
        fs::{self, Advice, FlockOperation, MemfdFlags},
        io, process,
    },
};

fn file(folder: &Folder) -> File {
    folder.file("file", "0123456789");
    OpenOptions::new().read(true).write(true).open(folder.path().join("file")).unwrap()
}

#[test]
fn conflicting_locks_are_found_alike() {
    let folder = Folder::new("rustix-getlk");
    let file = file(&folder);
    let wanted = Flock { l_type: F_WRLCK, l_start: 2, l_len: 6, ..Flock::ZERO };
    // The conflicting lock and its owner according to C.
    let theirs = || {
        let mut lock = wanted;
        // SAFETY: the command reads and writes this structure.
        assert_eq!(unsafe { libc::fcntl(raw(&file), libc::F_GETLK, &raw mut lock) }, 0);
        lock
    };
    let ours = || process::fcntl_getlk(file.as_fd(), &wanted).unwrap();
    assert_eq!((ours(), theirs()), (None, Flock { l_type: F_UNLCK, ..wanted }));
    let held = Flock { l_type: F_RDLCK, l_start: 4, l_len: 2, ..Flock::ZERO };
    // SAFETY: the child only takes a lock and waits to be killed.
    let child = unsafe { libc::fork() };
    if child == 0 {
        // SAFETY: as above.
        unsafe {
            libc::fcntl(raw(&file), libc::F_SETLK, &raw const held);
            loop {
                libc::pause();
            }
        }
    }
    let found = loop {
        if let Some(lock) = ours() {
            break lock;
        }
    };
    assert_eq!((found, found), (theirs(), Flock { l_pid: child, ..held }));
    // SAFETY: the child was started by the test.
    unsafe {
        libc::kill(child, libc::SIGKILL);
        libc::waitpid(child, core::ptr::null_mut(), 0);
        let failed = process::fcntl_getlk(closed(), &wanted).map(|_| ());
        let mut lock = wanted;
        agree!(word(failed), libc::fcntl(-1, libc::F_GETLK, &raw mut lock), err(libc::EBADF));
    }
}

#[test]
fn offsets_and_sizes_change_alike() {
    let folder = Folder::new("rustix-seek");
    let file = file(&folder);
    let (at, fd) = (file.as_fd(), raw(&file));
    for (offset, whence) in [
        (3, libc::SEEK_SET),
        (2, libc::SEEK_CUR),
        (-1, libc::SEEK_END),
        (-1, libc::SEEK_SET),
        (0, 99),
    ] {
        let ours = word(fs::_seek(at, offset, whence.cast_unsigned()));
        if whence == libc::SEEK_CUR {
            assert_eq!(ours, 5);
        } else {
            // SAFETY: the call accesses no memory.
            same!(ours, unsafe { libc::lseek(fd, offset, whence) });
        }
    }
    // SAFETY: none of these calls accesses memory.
    unsafe {
        agree!(word(fs::ftruncate(at, 4)), libc::ftruncate(fd, 4), 0);
        agree!(word(fs::ftruncate(at, 1 << 63)), libc::ftruncate(fd, i64::MIN), err(libc::EINVAL));
        let none = FallocateFlags::empty();
        same!(word(fs::fallocate(at, none, 0, 8192)), libc::fallocate(fd, 0, 0, 8192));
        agree!(
            word(fs::fallocate(at, none, 0, 0)),
            libc::fallocate(fd, 0, 0, 0),
            err(libc::EINVAL)
        );
        for len in [None, NonZero::new(100_u64)] {
            let theirs =
                libc::posix_fadvise(fd, 0, len.map_or(0, |len| len.get().cast_signed()), 2);
            assert_eq!((word(fs::fadvise(at, 0, len, Advice::Sequential)), theirs), (0, 0));
        }
        // Unlike other functions, this one returns the error number.
        let theirs = -i64::from(libc::posix_fadvise(-1, 0, 0, 0));
        assert_eq!(word(fs::fadvise(closed(), 0, None, Advice::Normal)), theirs);
        agree!(word(fs::fsync(at)), libc::fsync(fd), 0);
        agree!(word(fs::fdatasync(at)), libc::fdatasync(fd), 0);
        agree!(word(fs::fsync(closed())), libc::fsync(-1), err(libc::EBADF));
    }
    assert_eq!(file.metadata().unwrap().len(), 8192);
}

#[test]
fn locks_exclude_those_of_c() {
    let folder = Folder::new("rustix-lock");
    let file = file(&folder);
    let other = OpenOptions::new().write(true).open(folder.path().join("file")).unwrap();
    // SAFETY: the call dereferences no pointer.
    let theirs = |operation| c(unsafe { libc::flock(raw(&other), operation) });
    fs::flock(file.as_fd(), FlockOperation::LockShared).unwrap();
    assert_eq!(theirs(libc::LOCK_EX | libc::LOCK_NB), err(libc::EWOULDBLOCK));
    assert_eq!(theirs(libc::LOCK_SH | libc::LOCK_NB), 0);
    let ours = word(fs::flock(file.as_fd(), FlockOperation::NonBlockingLockExclusive));
    assert_eq!(ours, err(libc::EWOULDBLOCK));
    fs::flock(file.as_fd(), FlockOperation::Unlock).unwrap();
    assert_eq!(theirs(libc::LOCK_EX | libc::LOCK_NB), 0);

    // Record locks belong to a process: a query for the open file description finds them.
    let asked = || {
        // SAFETY: zero is a valid lock.
        let mut lock: libc::flock = unsafe { core::mem::zeroed() };
        lock.l_type = libc::F_WRLCK as i16;
        // SAFETY: the command reads and writes this structure.
        assert_eq!(unsafe { libc::fcntl(raw(&other), libc::F_OFD_GETLK, &raw mut lock) }, 0);
        i32::from(lock.l_type)
    };
    assert_eq!(asked(), libc::F_UNLCK);
    for (operation, expected) in [
        (FlockOperation::LockExclusive, libc::F_WRLCK),
        (FlockOperation::NonBlockingLockShared, libc::F_RDLCK),
        (FlockOperation::NonBlockingUnlock, libc::F_UNLCK),
    ] {
        fs::fcntl_lock(file.as_fd(), operation).unwrap();
        assert_eq!(asked(), expected);
    }
    let ours = word(fs::fcntl_lock(closed(), FlockOperation::Unlock));
    // SAFETY: the call dereferences no pointer.
    agree!(ours, unsafe { libc::fcntl(-1, libc::F_SETLK, 0_usize) }, err(libc::EBADF));
}

#[test]
fn flags_are_read_and_set_alike() {
    let memory = fs::memfd_create(c"flags", MemfdFlags::ALLOW_SEALING).unwrap();
    let (at, fd) = (memory.as_fd(), raw(&memory));
    // SAFETY: none of these commands dereferences a pointer.
    let fcntl = |fd, command, value: i32| unsafe { libc::fcntl(fd, command, value) };
    let bits = |result: Result<OpenFlags, _>| word(result.map(|flags| flags.bits()));
    same!(bits(fs::fcntl_getfl(at)), fcntl(fd, libc::F_GETFL, 0));
    agree!(bits(fs::fcntl_getfl(closed())), fcntl(-1, libc::F_GETFL, 0), err(libc::EBADF));
    fs::fcntl_setfl(at, OpenFlags::APPEND | OpenFlags::NONBLOCK).unwrap();
    let flags = same!(bits(fs::fcntl_getfl(at)), fcntl(fd, libc::F_GETFL, 0));
    let set = i64::from(libc::O_APPEND | libc::O_NONBLOCK);
    assert_eq!(flags & set, set);

    let bits = |result: Result<SealFlags, _>| word(result.map(|seals| seals.bits()));
    agree!(bits(fs::fcntl_get_seals(at)), fcntl(fd, libc::F_GET_SEALS, 0), 0);
    fs::fcntl_add_seals(at, SealFlags::GROW | SealFlags::SEAL).unwrap();
    let sealed = libc::F_SEAL_GROW | libc::F_SEAL_SEAL;
    agree!(bits(fs::fcntl_get_seals(at)), fcntl(fd, libc::F_GET_SEALS, 0), sealed);
    let ours = word(fs::fcntl_add_seals(at, SealFlags::WRITE));
    agree!(ours, fcntl(fd, libc::F_ADD_SEALS, libc::F_SEAL_WRITE), err(libc::EPERM));

    let bits = |result: Result<FdFlags, _>| word(result.map(|flags| flags.bits()));
    agree!(bits(io::fcntl_getfd(at)), fcntl(fd, libc::F_GETFD, 0), 0);
    io::fcntl_setfd(at, FdFlags::CLOEXEC).unwrap();
    agree!(bits(io::fcntl_getfd(at)), fcntl(fd, libc::F_GETFD, 0), libc::FD_CLOEXEC);
    agree!(bits(io::fcntl_getfd(closed())), fcntl(-1, libc::F_GETFD, 0), err(libc::EBADF));
}
