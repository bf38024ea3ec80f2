//! `io`, `fs`, `pipe`: reading and writing.

use std::{
    fs::{File, OpenOptions},
    io::{IoSlice, IoSliceMut},
    marker::PhantomData,
    os::fd::AsFd,
};

use sysdecl::linux::io::{IoVec, OpenFlags, RwFlags, SpliceFlags};

use super::{closed, raw, word};
use crate::{
    beside::{Folder, agree, c, err, same},
    declared::{
        fs, io,
        pipe::{self, IoSliceRaw},
    },
};

fn file(folder: &Folder, name: &str) -> File {
    folder.file(name, "0123456789");
    OpenOptions::new().read(true).write(true).open(folder.path().join(name)).unwrap()
}

#[test]
fn bytes_are_read_alike() {
    let folder = Folder::new("rustix-read");
    let (one, other) = (file(&folder, "one"), file(&folder, "other"));
    let (at, fd) = (one.as_fd(), raw(&other));
    let (mut ours, mut theirs) = ([0_u8; 4], [0_u8; 4]);
    // SAFETY: all buffers have the given length.
    unsafe {
        for expected in [4, 4, 2, 0] {
            let told = libc::read(fd, theirs.as_mut_ptr().cast(), 4);
            agree!(word(io::read(at, (ours.as_mut_ptr(), 4))), told, expected);
            assert_eq!(ours, theirs);
        }
        for position in [0, 7, 100, 1 << 63] {
            let told = libc::pread(fd, theirs.as_mut_ptr().cast(), 4, position as i64);
            same!(word(io::pread(at, (ours.as_mut_ptr(), 4), position)), told);
            assert_eq!(ours, theirs);
        }
        let told = libc::read(-1, theirs.as_mut_ptr().cast(), 4);
        agree!(word(io::read(closed(), (ours.as_mut_ptr(), 4))), told, err(libc::EBADF));
    }
    let parts = |buffer: &mut [u8; 4]| {
        let [a, rest @ ..] = buffer;
        [
            libc::iovec { iov_base: (&raw mut *a).cast(), iov_len: 1 },
            libc::iovec { iov_base: rest.as_mut_ptr().cast(), iov_len: 3 },
        ]
    };
    for position in [2, 8, 1 << 63] {
        let (a, b) = ours.split_at_mut(1);
        let mut bufs = [IoSliceMut::new(a), IoSliceMut::new(b)];
        let told = parts(&mut theirs);
        // SAFETY: the parts describe the buffer.
        let told = unsafe { libc::preadv(fd, told.as_ptr(), 2, position as i64) };
        same!(word(io::preadv(at, &mut bufs, position)), told);
        same!(word(io::preadv2(at, &mut bufs, position, RwFlags::empty())), told);
        assert_eq!(ours, theirs);
    }
    fs::_seek(at, 5, 0).unwrap();
    fs::_seek(other.as_fd(), 5, 0).unwrap();
    let (a, b) = ours.split_at_mut(1);
    let told = parts(&mut theirs);
    // SAFETY: as above.
    let told = unsafe { libc::readv(fd, told.as_ptr(), 2) };
    agree!(word(io::readv(at, &mut [IoSliceMut::new(a), IoSliceMut::new(b)])), told, 4);
    assert_eq!((&ours, &ours), (&theirs, b"5678"));
    // More buffers than the kernel accepts are truncated; for C this is an error.
    let mut many: Vec<_> = (0..1025).map(|_| IoSliceMut::new(&mut [])).collect();
    assert_eq!(word(io::readv(at, &mut many)), 0);
}

#[test]
fn bytes_are_written_alike() {
    let folder = Folder::new("rustix-write");
    let (one, other) = (file(&folder, "one"), file(&folder, "other"));
    let (at, fd) = (one.as_fd(), raw(&other));
    let parts = [IoSlice::new(b"ab"), IoSlice::new(b"cde")];
    // SAFETY: an `IoSlice` is an `iovec`, and each buffer is of the given length.
    unsafe {
        agree!(word(io::write(at, b"xyz")), libc::write(fd, b"xyz".as_ptr().cast(), 3), 3);
        let told = libc::write(-1, b"xyz".as_ptr().cast(), 3);
        agree!(word(io::write(closed(), b"xyz")), told, err(libc::EBADF));
        let told = libc::pwrite(fd, b"!".as_ptr().cast(), 1, 20);
        agree!(word(io::pwrite(at, b"!", 20)), told, 1);
        let told = libc::pwrite(fd, b"!".as_ptr().cast(), 1, -1);
        agree!(word(io::pwrite(at, b"!", u64::MAX)), told, err(libc::EINVAL));
        let vectors = parts.as_ptr().cast::<libc::iovec>();
        agree!(word(io::writev(at, &parts)), libc::writev(fd, vectors, 2), 5);
        agree!(word(io::pwritev(at, &parts, 30)), libc::pwritev(fd, vectors, 2, 30), 5);
        let told = libc::pwritev2(fd, vectors, 2, 40, libc::RWF_DSYNC);
        agree!(word(io::pwritev2(at, &parts, 40, RwFlags::DSYNC)), told, 5);
    }
    assert_eq!(folder.read("one"), folder.read("other"));
    assert_eq!(folder.read("one").len(), 45);
}

#[test]
fn files_are_copied_alike() {
    let folder = Folder::new("rustix-copy");
    let source = file(&folder, "source");
    let (one, other) = (file(&folder, "one"), file(&folder, "other"));
    let (from, fd) = (source.as_fd(), raw(&source));
    let (mut ours, mut theirs) = (6, 6);
    // SAFETY: the offsets are valid.
    unsafe {
        let told =
            libc::copy_file_range(fd, &raw mut theirs, raw(&other), core::ptr::null_mut(), 3, 0);
        same!(word(fs::copy_file_range(from, Some(&mut ours), one.as_fd(), None, 3)), told);
        assert_eq!((ours, theirs), (9, 9));
        let told = libc::sendfile(raw(&other), fd, &raw mut theirs, 100);
        agree!(word(fs::sendfile(one.as_fd(), from, Some(&mut ours), 100)), told, 1);
        assert_eq!((ours, theirs), (10, 10));
        let told = libc::sendfile(raw(&other), -1, core::ptr::null_mut(), 100);
        agree!(word(fs::sendfile(one.as_fd(), closed(), None, 100)), told, err(libc::EBADF));
    }
    assert_eq!(folder.read("one"), folder.read("other"));
}

#[test]
fn pipes_transfer_alike() {
    let [read, write] = pipe::pipe().unwrap();
    let [other_read, other_write] = pipe::pipe_with(OpenFlags::CLOEXEC).unwrap();
    // SAFETY: the only pointers are those of buffers of the given length.
    unsafe {
        let size = libc::fcntl(raw(&read), libc::F_GETPIPE_SZ);
        same!(word(pipe::fcntl_getpipe_size(read.as_fd())), size);
        for size in [0, 1 << 31, 1 << 16] {
            let told = libc::fcntl(raw(&other_read), libc::F_SETPIPE_SZ, size as i32);
            let ours = word(pipe::fcntl_setpipe_size(read.as_fd(), size));
            // A size that does not fit in an `int` is rejected before the call.
            let expected = if size == 1 << 31 { err(libc::EPERM) } else { c(told) };
            assert_eq!(ours, expected);
        }
        assert_eq!(libc::fcntl(raw(&write), libc::F_GETFD), 0);
        assert_eq!(libc::fcntl(raw(&other_write), libc::F_GETFD), libc::FD_CLOEXEC);
        let buffer = IoVec { iov_base: b"content".as_ptr().cast_mut().cast(), iov_len: 7 };
        let bufs = [IoSliceRaw { buffer, lifetime: PhantomData }];
        let none = SpliceFlags::empty();
        let told = libc::vmsplice(raw(&write), bufs.as_ptr().cast(), 1, 0);
        agree!(word(pipe::vmsplice(write.as_fd(), &bufs, none)), told, 7);
        let told = libc::tee(raw(&read), raw(&other_write), 3, 0);
        agree!(word(pipe::tee(read.as_fd(), other_write.as_fd(), 3, none)), told, 3);
        let told = libc::splice(
            raw(&read),
            core::ptr::null_mut(),
            raw(&other_write),
            core::ptr::null_mut(),
            2,
            0,
        );
        let ours = pipe::splice(read.as_fd(), None, other_write.as_fd(), None, 2, none);
        agree!(word(ours), told, 2);
        let told = libc::tee(-1, -1, 3, 0);
        agree!(word(pipe::tee(closed(), closed(), 3, none)), told, err(libc::EBADF));
        let mut buffer = [0; 16];
        let length = io::read(other_read.as_fd(), (buffer.as_mut_ptr(), 16)).unwrap();
        assert_eq!(&buffer[..length], b"conconcont");
        let (mut ours, mut theirs) = (0, 0);
        let told = libc::ioctl(raw(&read), libc::FIONREAD, &raw mut theirs);
        same!(word(io::ioctl(read.as_fd(), libc::FIONREAD as u32, (&raw mut ours).cast())), told);
        assert_eq!((ours, theirs), (10, 10));
        let told = libc::ioctl(raw(&read), libc::TCGETS, 0);
        same!(word(io::ioctl_readonly(read.as_fd(), libc::TCGETS as u32, core::ptr::null())), told);
    }
}
