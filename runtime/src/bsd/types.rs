//! Structures that cross to the kernel and back, for 64-bit machines.

#[macro_use]
#[path = "../linux/types/kernel_struct.rs"]
mod kernel_struct;

use core::ptr;

use crate::types::{I16, I32, I64, U8, U16, U32, U64, Void};

kernel_struct! {
    /// A time or a span, to the nanosecond.
    #[repr(C)]
    pub struct Timespec {
        /// Whole seconds.
        pub tv_sec: I64 = 0,
        /// Nanoseconds, below 1 000 000 000.
        pub tv_nsec: I64 = 0,
    }
}

#[cfg(target_os = "macos")]
kernel_struct! {
    /// A time or a span, to the microsecond.
    #[repr(C)]
    pub struct Timeval {
        /// Whole seconds.
        pub tv_sec: I64 = 0,
        /// Microseconds, below 1 000 000.
        pub tv_usec: I32 = 0,
    }
}

#[cfg(target_os = "freebsd")]
kernel_struct! {
    /// A time or a span, to the microsecond.
    #[repr(C)]
    pub struct Timeval {
        /// Whole seconds.
        pub tv_sec: I64 = 0,
        /// Microseconds, below 1 000 000.
        pub tv_usec: I64 = 0,
    }
}

kernel_struct! {
    /// One of the buffers of `readv(2)`.
    #[repr(C)]
    pub struct IoVec {
        /// The first byte.
        pub iov_base: *mut Void = ptr::null_mut(),
        /// How many bytes.
        pub iov_len: U64 = 0,
    }
}

kernel_struct! {
    /// A descriptor that `poll(2)` waits for.
    #[repr(C)]
    pub struct PollFd {
        /// The descriptor; a negative one is passed over.
        pub fd: I32 = 0,
        /// What is waited for, `POLLIN` and others.
        pub events: I16 = 0,
        /// The events that occurred.
        pub revents: I16 = 0,
    }
}

#[cfg(target_os = "macos")]
kernel_struct! {
    /// A lock on a part of a file, for `fcntl(2)`.
    #[repr(C)]
    pub struct Flock {
        /// The first byte.
        pub l_start: I64 = 0,
        /// The length in bytes; 0 for all bytes up to the end of the file.
        pub l_len: I64 = 0,
        /// The process that holds it.
        pub l_pid: I32 = 0,
        /// `F_RDLCK`, `F_WRLCK` or `F_UNLCK`.
        pub l_type: I16 = 0,
        /// The origin of `l_start`, as for `lseek(2)`.
        pub l_whence: I16 = 0,
    }
}

#[cfg(target_os = "freebsd")]
kernel_struct! {
    /// A lock on a part of a file, for `fcntl(2)`.
    #[repr(C)]
    pub struct Flock {
        /// The first byte.
        pub l_start: I64 = 0,
        /// The length in bytes; 0 for all bytes up to the end of the file.
        pub l_len: I64 = 0,
        /// The process that holds it.
        pub l_pid: I32 = 0,
        /// `F_RDLCK`, `F_WRLCK` or `F_UNLCK`.
        pub l_type: I16 = 0,
        /// The origin of `l_start`, as for `lseek(2)`.
        pub l_whence: I16 = 0,
        /// The system ID of the holder.
        pub l_sysid: I32 = 0,
    }
}

#[cfg(target_os = "macos")]
kernel_struct! {
    /// File status, as returned by `stat(2)`.
    #[repr(C)]
    pub struct Stat {
        /// The device that holds the file.
        pub st_dev: I32 = 0,
        /// File type and permissions.
        pub st_mode: U16 = 0,
        /// The number of hard links.
        pub st_nlink: U16 = 0,
        /// The inode number.
        pub st_ino: U64 = 0,
        /// Its owner.
        pub st_uid: U32 = 0,
        /// Its group.
        pub st_gid: U32 = 0,
        /// The device, for a device file.
        pub st_rdev: I32 = 0,
        /// Time of the last access.
        pub st_atimespec: Timespec = Timespec::ZERO,
        /// Time of the last modification.
        pub st_mtimespec: Timespec = Timespec::ZERO,
        /// Time of the last status change.
        pub st_ctimespec: Timespec = Timespec::ZERO,
        /// Time of creation.
        pub st_birthtimespec: Timespec = Timespec::ZERO,
        /// Its length in bytes.
        pub st_size: I64 = 0,
        /// The number of allocated blocks of 512 bytes.
        pub st_blocks: I64 = 0,
        /// The preferred block size for I/O.
        pub st_blksize: I32 = 0,
        /// Its flags; see `chflags(2)`.
        pub st_flags: U32 = 0,
        /// Its generation.
        pub st_gen: U32 = 0,
        /// Reserved, zero.
        #[doc(hidden)]
        pub st_lspare: I32 = 0,
        /// Reserved, zero.
        #[doc(hidden)]
        pub st_qspare: [I64; 2] = [0; 2],
    }
}

#[cfg(target_os = "freebsd")]
kernel_struct! {
    /// File status, as returned by `fstat(2)`.
    #[repr(C)]
    pub struct Stat {
        /// The device that holds the file.
        pub st_dev: U64 = 0,
        /// The inode number.
        pub st_ino: U64 = 0,
        /// The number of hard links.
        pub st_nlink: U64 = 0,
        /// File type and permissions.
        pub st_mode: U16 = 0,
        /// Further flags.
        pub st_bsdflags: I16 = 0,
        /// Its owner.
        pub st_uid: U32 = 0,
        /// Its group.
        pub st_gid: U32 = 0,
        /// Reserved, zero.
        #[doc(hidden)]
        pub __pad1: I32 = 0,
        /// The device, for a device file.
        pub st_rdev: U64 = 0,
        /// Time of the last access.
        pub st_atim: Timespec = Timespec::ZERO,
        /// Time of the last modification.
        pub st_mtim: Timespec = Timespec::ZERO,
        /// Time of the last status change.
        pub st_ctim: Timespec = Timespec::ZERO,
        /// Time of creation.
        pub st_birthtim: Timespec = Timespec::ZERO,
        /// Its length in bytes.
        pub st_size: I64 = 0,
        /// The number of allocated blocks of 512 bytes.
        pub st_blocks: I64 = 0,
        /// The preferred block size for I/O.
        pub st_blksize: I32 = 0,
        /// Its flags; see `chflags(2)`.
        pub st_flags: U32 = 0,
        /// Its generation.
        pub st_gen: U64 = 0,
        /// The number of modifications.
        pub st_filerev: U64 = 0,
        /// Reserved, zero.
        #[doc(hidden)]
        pub st_spare: [U64; 9] = [0; 9],
    }
}

#[cfg(target_os = "macos")]
kernel_struct! {
    /// Resource limits, for `getrlimit(2)`.
    #[repr(C)]
    pub struct Rlimit {
        /// The soft limit.
        pub rlim_cur: U64 = 0,
        /// The hard limit.
        pub rlim_max: U64 = 0,
    }
}

#[cfg(target_os = "freebsd")]
kernel_struct! {
    /// Resource limits, for `getrlimit(2)`.
    #[repr(C)]
    pub struct Rlimit {
        /// The soft limit.
        pub rlim_cur: I64 = 0,
        /// The hard limit.
        pub rlim_max: I64 = 0,
    }
}

kernel_struct! {
    /// Resource usage, for `getrusage(2)`.
    #[repr(C)]
    pub struct Rusage {
        /// Processor time in user mode.
        pub ru_utime: Timeval = Timeval::ZERO,
        /// Processor time in the kernel.
        pub ru_stime: Timeval = Timeval::ZERO,
        /// The maximum resident set size, in bytes on macOS, in KiB on FreeBSD.
        pub ru_maxrss: I64 = 0,
        /// Integral shared memory size.
        pub ru_ixrss: I64 = 0,
        /// Integral unshared data size.
        pub ru_idrss: I64 = 0,
        /// Integral unshared stack size.
        pub ru_isrss: I64 = 0,
        /// Page faults without I/O.
        pub ru_minflt: I64 = 0,
        /// Page faults with I/O.
        pub ru_majflt: I64 = 0,
        /// The number of swaps.
        pub ru_nswap: I64 = 0,
        /// Block input operations.
        pub ru_inblock: I64 = 0,
        /// Block output operations.
        pub ru_oublock: I64 = 0,
        /// Messages sent.
        pub ru_msgsnd: I64 = 0,
        /// Messages received.
        pub ru_msgrcv: I64 = 0,
        /// Signals received.
        pub ru_nsignals: I64 = 0,
        /// Voluntary context switches.
        pub ru_nvcsw: I64 = 0,
        /// Involuntary context switches.
        pub ru_nivcsw: I64 = 0,
    }
}

/// A set of signals: bit 0 is signal 1.
#[cfg(target_os = "macos")]
pub type SigSet = U32;
/// A set of signals: bit 0 of the first word is signal 1.
#[cfg(target_os = "freebsd")]
pub type SigSet = [U32; 4];

#[cfg(target_os = "macos")]
kernel_struct! {
    /// The action of a signal, as passed to `sigaction(2)`.
    #[repr(C)]
    pub struct SigAction {
        /// The handler, or 0 (the default) or 1 (ignored).
        pub sa_handler: *mut Void = ptr::null_mut(),
        /// The code that the kernel enters, which calls the handler and then `sigreturn(2)`.
        pub sa_tramp: *mut Void = ptr::null_mut(),
        /// The signals that are blocked while the handler runs.
        pub sa_mask: U32 = 0,
        /// `SA_SIGINFO` and others.
        pub sa_flags: I32 = 0,
    }
}

#[cfg(target_os = "macos")]
kernel_struct! {
    /// The previous action of a signal, as returned by `sigaction(2)`.
    #[repr(C)]
    pub struct OldAction {
        /// The handler, or 0 (the default) or 1 (ignored).
        pub sa_handler: *mut Void = ptr::null_mut(),
        /// The signals that are blocked while the handler runs.
        pub sa_mask: U32 = 0,
        /// `SA_SIGINFO` and others.
        pub sa_flags: I32 = 0,
    }
}

#[cfg(target_os = "freebsd")]
kernel_struct! {
    /// The action of a signal, for `sigaction(2)`.
    #[repr(C)]
    pub struct SigAction {
        /// The handler, or 0 (the default) or 1 (ignored).
        pub sa_handler: *mut Void = ptr::null_mut(),
        /// `SA_SIGINFO` and others.
        pub sa_flags: I32 = 0,
        /// The signals that are blocked while the handler runs.
        pub sa_mask: [U32; 4] = [0; 4],
    }
}

/// The previous action of a signal, as returned by `sigaction(2)`.
#[cfg(target_os = "freebsd")]
pub type OldAction = SigAction;

kernel_struct! {
    /// An IPv4 address.
    #[repr(C)]
    pub struct InAddr {
        /// The address, in network order.
        pub s_addr: U32 = 0,
    }
}

kernel_struct! {
    /// An IPv6 address.
    #[repr(C)]
    pub struct In6Addr {
        /// The bytes, in their order.
        pub s6_addr: [U8; 16] = [0; 16],
    }
}

kernel_struct! {
    /// A socket address of any family.
    #[repr(C)]
    pub struct SockAddr {
        /// The size of the whole address.
        pub sa_len: U8 = 0,
        /// The family, `AF_INET` or another.
        pub sa_family: U8 = 0,
        /// The address data of the family.
        pub sa_data: [U8; 14] = [0; 14],
    }
}

kernel_struct! {
    /// An IPv4 address and port.
    #[repr(C)]
    pub struct SockAddrIn {
        /// The size of the whole address.
        pub sin_len: U8 = 0,
        /// The family, `AF_INET` or another.
        pub sin_family: U8 = 0,
        /// The port, in network order.
        pub sin_port: U16 = 0,
        /// The address.
        pub sin_addr: InAddr = InAddr::ZERO,
        /// Reserved, zero.
        #[doc(hidden)]
        pub sin_zero: [U8; 8] = [0; 8],
    }
}

kernel_struct! {
    /// An IPv6 address and port.
    #[repr(C)]
    pub struct SockAddrIn6 {
        /// The size of the whole address.
        pub sin6_len: U8 = 0,
        /// The family, `AF_INET` or another.
        pub sin6_family: U8 = 0,
        /// The port, in network order.
        pub sin6_port: U16 = 0,
        /// The flow.
        pub sin6_flowinfo: U32 = 0,
        /// The address.
        pub sin6_addr: In6Addr = In6Addr::ZERO,
        /// The interface, for an address with interface scope.
        pub sin6_scope_id: U32 = 0,
    }
}

kernel_struct! {
    /// The path address of a local socket.
    #[repr(C)]
    pub struct SockAddrUn {
        /// The size of the whole address.
        pub sun_len: U8 = 0,
        /// The family, `AF_INET` or another.
        pub sun_family: U8 = 0,
        /// The path.
        pub sun_path: [U8; 104] = [0; 104],
    }
}

kernel_struct! {
    /// Storage for an address of any family.
    #[repr(C)]
    pub struct SockAddrStorage {
        /// The size of the whole address.
        pub ss_len: U8 = 0,
        /// The family, `AF_INET` or another.
        pub ss_family: U8 = 0,
        /// Reserved, zero: the address data of the family.
        #[doc(hidden)]
        pub __pad1: [U8; 6] = [0; 6],
        /// Reserved, zero: the address data of the family.
        #[doc(hidden)]
        pub __align: I64 = 0,
        /// Reserved, zero: the address data of the family.
        #[doc(hidden)]
        pub __pad2: [U8; 112] = [0; 112],
    }
}

kernel_struct! {
    /// A message for `sendmsg(2)` and `recvmsg(2)`.
    #[repr(C)]
    pub struct MsgHdr {
        /// An address.
        pub msg_name: *mut Void = ptr::null_mut(),
        /// Its size.
        pub msg_namelen: U32 = 0,
        /// The buffers.
        pub msg_iov: *mut IoVec = ptr::null_mut(),
        /// The number of buffers.
        pub msg_iovlen: I32 = 0,
        /// The control messages.
        pub msg_control: *mut Void = ptr::null_mut(),
        /// Their size.
        pub msg_controllen: U32 = 0,
        /// The flags that `recvmsg(2)` returns, `MSG_TRUNC` and others.
        pub msg_flags: I32 = 0,
    }
}

kernel_struct! {
    /// The header of a control message.
    #[repr(C)]
    pub struct CmsgHdr {
        /// The size including this header.
        pub cmsg_len: U32 = 0,
        /// The originating protocol, `SOL_SOCKET` or another.
        pub cmsg_level: I32 = 0,
        /// The protocol-specific type.
        pub cmsg_type: I32 = 0,
    }
}

kernel_struct! {
    /// Whether closing a socket waits, for `SO_LINGER`.
    #[repr(C)]
    pub struct Linger {
        /// Whether closing waits.
        pub l_onoff: I32 = 0,
        /// The maximum time in seconds.
        pub l_linger: I32 = 0,
    }
}
