//! Compares constants, error numbers and layouts with the crate `libc` when compiled for these systems: a difference
//! is a compile error. (The crate has no system call numbers for them.)

#![allow(deprecated, reason = "deprecated items are compared as well")]

/// Constants that both crates have under the same name.
macro_rules! same {
    ($($ours:ident)::+; $($name:ident)*) => {
        const _: () = {
            use $($ours)::+ as ours;
            $(assert!(ours::$name as i128 == libc::$name as i128, stringify!($name));)*
        };
    };
}

/// Structures with their counterparts in the crate, and the members, with the crate's name if it differs.
macro_rules! same_layout {
    ($($ours:path = $theirs:path { $($field:ident $(= $other:ident)?),* $(,)? })*) => {$(
        const _: () = {
            use core::mem::{align_of, size_of};
            assert!(size_of::<$ours>() == size_of::<$theirs>(), stringify!($theirs));
            assert!(align_of::<$ours>() == align_of::<$theirs>(), stringify!($theirs));
            $(same_place!($ours, $field, $theirs, $($other)? $field);)*
        };
    )*};
}

/// One member. Only the first name on the right is used.
macro_rules! same_place {
    ($ours:path, $field:ident, $theirs:path, $name:ident $($rest:ident)?) => {
        assert!(
            core::mem::offset_of!($ours, $field) == core::mem::offset_of!($theirs, $name),
            concat!(stringify!($theirs), ".", stringify!($name)),
        );
    };
}

#[cfg(target_os = "freebsd")]
mod freebsd;
#[cfg(target_os = "macos")]
mod macos;

#[cfg(target_os = "freebsd")]
use sysdecl::freebsd as system;
#[cfg(target_os = "macos")]
use sysdecl::macos as system;

same_layout! {
    system::io::Timespec = libc::timespec { tv_sec, tv_nsec }
    system::io::IoVec = libc::iovec { iov_base, iov_len }
    system::io::PollFd = libc::pollfd { fd, events, revents }
    system::io::Flock = libc::flock { l_start, l_len, l_pid, l_type, l_whence }
    system::process::Timeval = libc::timeval { tv_sec, tv_usec }
    system::process::Rlimit = libc::rlimit { rlim_cur, rlim_max }
    system::process::Rusage = libc::rusage {
        ru_utime, ru_stime, ru_maxrss, ru_ixrss, ru_idrss, ru_isrss, ru_minflt, ru_majflt, ru_nswap,
        ru_inblock, ru_oublock, ru_msgsnd, ru_msgrcv, ru_nsignals, ru_nvcsw, ru_nivcsw,
    }
    system::net::InAddr = libc::in_addr { s_addr }
    system::net::SockAddr = libc::sockaddr { sa_len, sa_family, sa_data }
    system::net::SockAddrIn = libc::sockaddr_in { sin_len, sin_family, sin_port, sin_addr, sin_zero }
    system::net::SockAddrIn6 = libc::sockaddr_in6 {
        sin6_len, sin6_family, sin6_port, sin6_flowinfo, sin6_addr, sin6_scope_id,
    }
    system::net::SockAddrUn = libc::sockaddr_un { sun_len, sun_family, sun_path }
    system::net::SockAddrStorage = libc::sockaddr_storage { ss_len, ss_family }
    system::net::MsgHdr = libc::msghdr {
        msg_name, msg_namelen, msg_iov, msg_iovlen, msg_control, msg_controllen, msg_flags,
    }
    system::net::CmsgHdr = libc::cmsghdr { cmsg_len, cmsg_level, cmsg_type }
    system::net::Linger = libc::linger { l_onoff, l_linger }
}

// In C, `in6_addr` has an alignment of 4 because of a union; as a member of `sockaddr_in6` it is the same.
const _: () = assert!(size_of::<system::net::In6Addr>() == size_of::<libc::in6_addr>());
const _: () = assert!(size_of::<system::process::SigSet>() == size_of::<libc::sigset_t>());

#[cfg(target_os = "macos")]
same_layout! {
    system::io::Stat = libc::stat {
        st_dev, st_mode, st_nlink, st_ino, st_uid, st_gid, st_rdev, st_atimespec = st_atime,
        st_mtimespec = st_mtime, st_ctimespec = st_ctime, st_birthtimespec = st_birthtime, st_size,
        st_blocks, st_blksize, st_flags, st_gen, st_lspare, st_qspare,
    }
    // The C library's structure for `sigaction(2)` has an additional member.
    system::process::OldAction = libc::sigaction { sa_handler = sa_sigaction, sa_mask, sa_flags }
    system::libsystem::Pthread = libc::pthread_t {}
    system::libsystem::PthreadAttr = libc::pthread_attr_t {}
    system::libsystem::PthreadMutex = libc::pthread_mutex_t {}
    system::libsystem::PthreadMutexAttr = libc::pthread_mutexattr_t {}
    system::libsystem::MachTimebaseInfo = libc::mach_timebase_info { numer, denom }
}

#[cfg(target_os = "freebsd")]
same_layout! {
    system::io::Stat = libc::stat {
        st_dev, st_ino, st_nlink, st_mode, st_uid, st_gid, st_rdev, st_atim = st_atime, st_mtim = st_mtime,
        st_ctim = st_ctime, st_birthtim = st_birthtime, st_size, st_blocks, st_blksize, st_flags, st_gen,
    }
    system::process::SigAction = libc::sigaction { sa_handler = sa_sigaction, sa_mask, sa_flags }
}
