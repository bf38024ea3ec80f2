//! `fs`: extended attributes.

use std::{fs::File, os::fd::AsFd};

use super::{closed, raw, word};
use crate::{
    beside::{Folder, agree, c, err, same},
    declared::fs::{self, XattrFlags},
};

const NAME: &core::ffi::CStr = c"user.name";

#[test]
fn attributes_are_stored_alike() {
    let folder = Folder::new("rustix-xattr");
    let (one, other) = (folder.file("one", ""), folder.file("other", ""));
    let (p, name) = (other.as_ptr(), NAME.as_ptr());
    let [file, other] = ["one", "other"].map(|name| File::open(folder.path().join(name)).unwrap());
    let (at, fd) = (file.as_fd(), raw(&other));
    let none = XattrFlags::empty();
    let (mut ours, mut theirs) = ([0_u8; 64], [0_u8; 64]);
    let buffer = |buffer: &mut [u8; 64]| (buffer.as_mut_ptr(), buffer.len());
    let value = b"value".as_ptr().cast();
    // SAFETY: the paths are NUL-terminated, and the buffers are of the given length.
    unsafe {
        // On a file system without extended attributes, all calls fail with the same error.
        same!(word(fs::setxattr(&one, NAME, b"value", none)), libc::setxattr(p, name, value, 5, 0));
        let create = libc::lsetxattr(p, name, value, 5, libc::XATTR_CREATE);
        same!(word(fs::lsetxattr(&one, NAME, b"value", XattrFlags::CREATE)), create);
        let replace = libc::fsetxattr(fd, name, value, 3, libc::XATTR_REPLACE);
        same!(word(fs::fsetxattr(at, NAME, b"val", XattrFlags::REPLACE)), replace);
        let to = theirs.as_mut_ptr();
        same!(
            word(fs::getxattr(&one, NAME, buffer(&mut ours))),
            libc::getxattr(p, name, to.cast(), 64)
        );
        same!(
            word(fs::lgetxattr(&one, NAME, (ours.as_mut_ptr(), 1))),
            libc::lgetxattr(p, name, to.cast(), 1)
        );
        same!(
            word(fs::fgetxattr(at, NAME, (ours.as_mut_ptr(), 0))),
            libc::fgetxattr(fd, name, to.cast(), 0)
        );
        same!(word(fs::listxattr(&one, buffer(&mut ours))), libc::listxattr(p, to.cast(), 64));
        same!(
            word(fs::llistxattr(&one, (ours.as_mut_ptr(), 2))),
            libc::llistxattr(p, to.cast(), 2)
        );
        same!(word(fs::flistxattr(at, buffer(&mut ours))), libc::flistxattr(fd, to.cast(), 64));
        assert_eq!(ours, theirs);
        same!(word(fs::removexattr(&one, NAME)), libc::removexattr(p, name));
        same!(word(fs::lremovexattr(&one, NAME)), libc::lremovexattr(p, name));
        same!(word(fs::fremovexattr(at, NAME)), libc::fremovexattr(fd, name));
        assert_eq!(c(libc::fremovexattr(-1, name)), err(libc::EBADF));
        agree!(
            word(fs::fremovexattr(closed(), NAME)),
            libc::fremovexattr(-1, name),
            err(libc::EBADF)
        );
    }
}
