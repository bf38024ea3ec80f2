//! Triggers errors whose numbers differ between architectures.

use core::ptr;

use sysdecl::{
    linux::{
        event::{EPOLL_CTL_ADD, EpollEvent, epoll_create1, epoll_ctl},
        io::*,
        net::*,
    },
    prelude::*,
};

use crate::check;

pub(super) fn check() {
    // SAFETY: all paths are NUL-terminated, all memory is valid, and all descriptors belong to the test.
    unsafe {
        let long = [b'x'; 300];
        let mut path = [0_u8; 301];
        path[..300].copy_from_slice(&long);
        check!(
            open(path.as_ptr(), O_RDONLY, 0) == -Errno::ENAMETOOLONG.code(),
            "ENAMETOOLONG is {}",
            Errno::ENAMETOOLONG.code()
        );
        let looping = c"sysdecl-arch-loop".as_ptr().cast::<U8>();
        unlink(looping);
        symlink(looping, looping);
        check!(
            open(looping, O_RDONLY, 0) == -Errno::ELOOP.code(),
            "ELOOP is {}",
            Errno::ELOOP.code()
        );
        unlink(looping);
        let folder = c"sysdecl-arch-full".as_ptr().cast::<U8>();
        let inner = c"sysdecl-arch-full/inner".as_ptr().cast::<U8>();
        mkdir(folder, 0o700);
        mkdir(inner, 0o700);
        check!(
            rmdir(folder) == -Errno::ENOTEMPTY.code(),
            "ENOTEMPTY is {}",
            Errno::ENOTEMPTY.code()
        );
        rmdir(inner);
        rmdir(folder);

        let mut ends = [-1; 2];
        pipe2(ends.as_mut_ptr(), 0);
        check!(
            listen(ends[0], 1) == -Errno::ENOTSOCK.code(),
            "ENOTSOCK is {}",
            Errno::ENOTSOCK.code()
        );
        let epoll = epoll_create1(0);
        let event = EpollEvent::ZERO;
        check!(
            epoll_ctl(epoll, EPOLL_CTL_ADD, epoll, &raw const event) == -Errno::EINVAL.code(),
            "EINVAL is {}",
            Errno::EINVAL.code()
        );
        for fd in [ends[0], ends[1], epoll] {
            close(fd);
        }
        let plain = socket(AF_INET, SOCK_STREAM, 0);
        let size = size_of::<SockAddrIn>() as U32;
        check!(
            getpeername(plain, (&raw mut EMPTY).cast(), &raw mut LENGTH) == -Errno::ENOTCONN.code(),
            "ENOTCONN is {}",
            Errno::ENOTCONN.code()
        );
        // No process listens on port 1.
        let nobody =
            SockAddrIn::from(core::net::SocketAddrV4::new(core::net::Ipv4Addr::LOCALHOST, 1));
        check!(
            connect(plain, (&raw const nobody).cast(), size) == -Errno::ECONNREFUSED.code(),
            "ECONNREFUSED is {}",
            Errno::ECONNREFUSED.code()
        );
        check!(
            setsockopt(plain, SOL_SOCKET, 0x7fff, ptr::null(), 4) < 0,
            "an unknown option is rejected"
        );
        close(plain);
        check!(
            socket(AF_INET, SOCK_STREAM, 77) == -Errno::EPROTONOSUPPORT.code(),
            "EPROTONOSUPPORT is {}",
            Errno::EPROTONOSUPPORT.code()
        );
        check!(
            socket(99, SOCK_STREAM, 0) == -Errno::EAFNOSUPPORT.code(),
            "EAFNOSUPPORT is {}",
            Errno::EAFNOSUPPORT.code()
        );
    }
}

static mut EMPTY: SockAddrIn = SockAddrIn::ZERO;
static mut LENGTH: U32 = size_of::<SockAddrIn>() as U32;
