//! Control messages: what C code reads and writes with `CMSG_FIRSTHDR`, `CMSG_NXTHDR` and
//! `CMSG_DATA`.
//!
//! A control buffer is a sequence of messages. Each is a [`CmsgHdr`] followed by its data, padded
//! to the size of a pointer (Linux `include/linux/socket.h`, `net/core/scm.c`). The buffer is read
//! and written byte by byte, so it needs no alignment; the kernel requires none either. Each length
//! is checked against the rest of the buffer.

use core::{
    error::Error,
    fmt::{self, Display, Formatter},
    iter::FusedIterator,
    slice::ChunksExact,
};

use crate::{
    I32, Received, U8, U32, Void,
    linux::{
        constants::net::{
            SCM_CREDENTIALS, SCM_PIDFD, SCM_RIGHTS, SCM_TIMESTAMP, SCM_TIMESTAMPING,
            SCM_TIMESTAMPNS, SOL_SOCKET,
        },
        types::{CmsgHdr, MsgHdr, Timespec, Timeval, Ucred},
    },
};

/// Bytes of the head of a control message.
const HEAD: usize = size_of::<CmsgHdr>();

/// Rounds `length` up to a multiple of the size of a pointer, the padding of control messages
/// (`cmsg(3)`).
///
/// Returns the largest such multiple if the result would overflow.
///
/// ```
/// use sysdecl::linux::net::CMSG_ALIGN;
///
/// assert_eq!((CMSG_ALIGN(0), CMSG_ALIGN(1), CMSG_ALIGN(8)), (0, size_of::<usize>(), 8));
/// ```
#[allow(non_snake_case, reason = "the name of C")]
#[must_use]
pub const fn CMSG_ALIGN(length: usize) -> usize {
    let less = size_of::<usize>() - 1;
    length.saturating_add(less) & !less
}

/// Returns the number of bytes that a control message with `length` bytes of data occupies in a
/// buffer, padding included (`cmsg(3)`).
///
/// Returns a number larger than any buffer if the result would overflow.
///
/// ```
/// use sysdecl::linux::net::{CMSG_SPACE, Ucred};
///
/// // Room for the credentials of the sender and two descriptors.
/// let control = [0_u8; CMSG_SPACE(size_of::<Ucred>()) + CMSG_SPACE(size_of::<[i32; 2]>())];
/// # #[cfg(target_pointer_width = "64")]
/// assert_eq!(control.len(), 32 + 24);
/// ```
#[allow(non_snake_case, reason = "the name of C")]
#[must_use]
pub const fn CMSG_SPACE(length: usize) -> usize {
    CMSG_ALIGN(HEAD).saturating_add(CMSG_ALIGN(length))
}

/// Returns the value of `cmsg_len` for a control message with `length` bytes of data: its size
/// without trailing padding (`cmsg(3)`).
///
/// Returns `usize::MAX` if the result would overflow.
///
/// ```
/// use sysdecl::linux::net::{CMSG_LEN, CmsgHdr};
///
/// assert_eq!(CMSG_LEN(4), size_of::<CmsgHdr>() + 4);
/// ```
#[allow(non_snake_case, reason = "the name of C")]
#[must_use]
pub const fn CMSG_LEN(length: usize) -> usize {
    CMSG_ALIGN(HEAD).saturating_add(length)
}

/// A control message (`cmsg(3)`).
///
/// The methods return the data of well-known message types. They return `None` if the message has
/// another type or an unexpected size, for example because the kernel truncated it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ControlMessage<'a> {
    /// The protocol that the message belongs to: `SOL_*` or `IPPROTO_*`.
    pub level: I32,
    /// The type of the message; at [`SOL_SOCKET`] one of the `SCM_*` constants.
    pub kind: I32,
    /// The data.
    pub data: &'a [U8],
}

impl<'a> ControlMessage<'a> {
    /// The data of a message of this kind at [`SOL_SOCKET`].
    fn socket(self, kind: I32) -> Option<&'a [U8]> {
        (self.level == SOL_SOCKET && self.kind == kind).then_some(self.data)
    }

    /// The descriptors in an [`SCM_RIGHTS`] message (`unix(7)`).
    ///
    /// In a buffer filled by `recvmsg(2)` each number is a new descriptor of this process that
    /// nothing owns yet. The receiver must take ownership of each one exactly once, for example
    /// with `OwnedFd::from_raw_fd`; that is unsafe because no type can prove that it has not
    /// happened before. Descriptors that are ignored stay open. Receive with
    /// [`MSG_CMSG_CLOEXEC`](super::MSG_CMSG_CLOEXEC) so that programs executed in the meantime do
    /// not inherit them.
    ///
    /// If the buffer was too small, [`MSG_CTRUNC`](super::MSG_CTRUNC) is set in `msg_flags` and the
    /// kernel closes the descriptors that did not fit.
    #[must_use]
    pub fn fds(self) -> Option<ControlFds<'a>> {
        let data = self.socket(SCM_RIGHTS)?;
        Some(ControlFds(data.chunks_exact(size_of::<I32>())))
    }

    /// The credentials of the sender in an [`SCM_CREDENTIALS`] message (`unix(7)`), verified by the
    /// kernel.
    #[must_use]
    pub fn credentials(self) -> Option<Ucred> {
        let [pid, uid, gid] = words(self.socket(SCM_CREDENTIALS)?)?;
        Some(Ucred {
            pid: I32::from_ne_bytes(pid),
            uid: U32::from_ne_bytes(uid),
            gid: U32::from_ne_bytes(gid),
        })
    }

    /// The process file descriptor of the sender in an [`SCM_PIDFD`] message, or a negative error
    /// number (`unix(7)`, `pidfd_open(2)`).
    ///
    /// It is a new descriptor that nothing owns yet; see [`fds`](Self::fds).
    #[must_use]
    pub fn pidfd(self) -> Option<I32> {
        let [fd] = words(self.socket(SCM_PIDFD)?)?;
        Some(I32::from_ne_bytes(fd))
    }

    /// The arrival time in an [`SCM_TIMESTAMP`] message (`SO_TIMESTAMP` in `socket(7)`).
    #[must_use]
    pub fn timestamp(self) -> Option<Timeval> {
        structure(self.socket(SCM_TIMESTAMP)?)
    }

    /// The arrival time in an [`SCM_TIMESTAMPNS`] message (`SO_TIMESTAMPNS` in `socket(7)`).
    #[must_use]
    pub fn timestampns(self) -> Option<Timespec> {
        structure(self.socket(SCM_TIMESTAMPNS)?)
    }

    /// The times in an [`SCM_TIMESTAMPING`] message (`SO_TIMESTAMPING` in `socket(7)`).
    ///
    /// The first is the software time, the second is no longer used, and the third is the hardware
    /// time. Times that were not recorded are zero.
    #[must_use]
    pub fn timestamping(self) -> Option<[Timespec; 3]> {
        let data = self.socket(SCM_TIMESTAMPING)?;
        let mut times = [Timespec::ZERO; 3];
        if data.len() != size_of_val(&times) {
            return None;
        }
        for (time, data) in times.iter_mut().zip(data.chunks_exact(size_of::<Timespec>())) {
            *time = structure(data)?;
        }
        Some(times)
    }
}

/// `data` as so many words of `N` bytes, if it is exactly as long.
fn words<const N: usize, const COUNT: usize>(data: &[U8]) -> Option<[[U8; N]; COUNT]> {
    let mut words = [[0; N]; COUNT];
    if data.len() != words.as_flattened().len() {
        return None;
    }
    words.as_flattened_mut().copy_from_slice(data);
    Some(words)
}

/// A structure out of as many bytes as it has.
fn structure<T: Received + Copy>(data: &[U8]) -> Option<T> {
    if data.len() != size_of::<T>() {
        return None;
    }
    // SAFETY: that many bytes are readable, and whatever the kernel writes is a value of a type that can be received.
    Some(unsafe { data.as_ptr().cast::<T>().read_unaligned() })
}

/// An iterator over the descriptors of a control message; see [`ControlMessage::fds`].
#[derive(Clone, Debug)]
pub struct ControlFds<'a>(ChunksExact<'a, U8>);

/// Four bytes as a number. They are four, since [`ControlFds`] takes no other chunks.
fn number(bytes: &[U8]) -> I32 {
    bytes.first_chunk().map_or(-1, |bytes| I32::from_ne_bytes(*bytes))
}

impl Iterator for ControlFds<'_> {
    type Item = I32;

    fn next(&mut self) -> Option<I32> {
        self.0.next().map(number)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for ControlFds<'_> {
    fn next_back(&mut self) -> Option<I32> {
        self.0.next_back().map(number)
    }
}

impl ExactSizeIterator for ControlFds<'_> {}

impl FusedIterator for ControlFds<'_> {}

/// An iterator over the control messages of a buffer, in order (`cmsg(3)`).
///
/// It ends at a message whose length is less than a header or more than the rest of the buffer; `recvmsg(2)` does not write
/// such a buffer.
///
/// ```
/// use sysdecl::linux::net::*;
/// use sysdecl::result::{check, check_i32};
///
/// let mut pair = [-1; 2];
/// // SAFETY: two numbers are writable.
/// check_i32(unsafe { socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, pair.as_mut_ptr()) })?;
///
/// // Send a byte with two descriptors: the standard input and output.
/// let (mut byte, mut room) = ([b'!'], [0; CMSG_SPACE(size_of::<[i32; 2]>())]);
/// let mut control = ControlBuffer::new(&mut room);
/// control.push_fds(&[0, 1])?;
/// let mut bytes = IoVec { iov_base: byte.as_mut_ptr().cast(), iov_len: 1 };
/// let mut message = MsgHdr { msg_iov: &mut bytes, msg_iovlen: 1, ..MsgHdr::ZERO };
/// message.set_control(control.as_mut_bytes());
/// // SAFETY: all that the message points to is readable.
/// check(unsafe { sendmsg(pair[0], &message, 0) })?;
///
/// // Receive them: two new descriptors.
/// let mut room = [0; CMSG_SPACE(size_of::<[i32; 2]>())];
/// message.set_control(&mut room);
/// // SAFETY: all that the message points to is writable.
/// check(unsafe { recvmsg(pair[1], &mut message, MSG_CMSG_CLOEXEC) })?;
/// assert_eq!(message.msg_flags & MSG_CTRUNC, 0);
/// let mut received = 0;
/// for fd in ControlMessages::received(&room, &message).filter_map(ControlMessage::fds).flatten() {
///     assert!(!pair.contains(&fd) && fd > 2);
///     received += 1;
///     // Ours to close: `OwnedFd::from_raw_fd` does so in a program with std.
/// #   // SAFETY: it was just received, and nobody else has it.
/// #   drop(unsafe { <std::os::fd::OwnedFd as std::os::fd::FromRawFd>::from_raw_fd(fd) });
/// }
/// assert_eq!(received, 2);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct ControlMessages<'a> {
    rest: &'a [U8],
}

impl<'a> ControlMessages<'a> {
    /// The messages of a buffer that is completely filled with them.
    #[must_use]
    pub const fn new(buffer: &'a [U8]) -> Self {
        Self { rest: buffer }
    }

    /// The messages that `recvmsg(2)` wrote to `buffer`: the first `msg_controllen` bytes, or all if the buffer is
    /// shorter.
    ///
    /// Whether there were more is in `msg_flags`: [`MSG_CTRUNC`](super::MSG_CTRUNC).
    #[must_use]
    pub fn received(buffer: &'a [U8], message: &MsgHdr) -> Self {
        Self::new(buffer.get(..message.msg_controllen).unwrap_or(buffer))
    }

    /// What has not been read yet. At the end of the iteration it is empty, unless the buffer is malformed.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [U8] {
        self.rest
    }
}

impl<'a> Iterator for ControlMessages<'a> {
    type Item = ControlMessage<'a>;

    fn next(&mut self) -> Option<ControlMessage<'a>> {
        let (length, rest) = self.rest.split_first_chunk()?;
        let (level, rest) = rest.split_first_chunk()?;
        let (kind, _) = rest.split_first_chunk()?;
        let length = usize::from_ne_bytes(*length);
        // No padding follows the header: its size is a multiple of its alignment.
        let data = self.rest.get(HEAD..length)?;
        // The last message may lack its padding.
        self.rest = self.rest.get(CMSG_ALIGN(length)..).unwrap_or_default();
        Some(ControlMessage {
            level: I32::from_ne_bytes(*level),
            kind: I32::from_ne_bytes(*kind),
            data,
        })
    }
}

/// After the last message, and after a malformed one, there is no other.
impl FusedIterator for ControlMessages<'_> {}

/// The error returned when a control message does not fit in the rest of the buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ControlBufferFull;

impl Display for ControlBufferFull {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("no room for a control message")
    }
}

impl Error for ControlBufferFull {}

/// Writes control messages to a buffer, for `sendmsg(2)` (`cmsg(3)`). [`CMSG_SPACE`] gives its size.
///
/// The buffer contains only bytes; the kernel interprets them when they are sent. See [`ControlMessages`] for an
/// example.
#[derive(Debug)]
pub struct ControlBuffer<'a> {
    buffer: &'a mut [U8],
    len: usize,
}

impl<'a> ControlBuffer<'a> {
    /// Creates an empty control buffer in `room`.
    #[must_use]
    pub const fn new(room: &'a mut [U8]) -> Self {
        Self { buffer: room, len: 0 }
    }

    /// Appends a message.
    ///
    /// ```
    /// use sysdecl::linux::net::{CMSG_SPACE, ControlBuffer, ControlBufferFull, IPPROTO_IP, IP_TTL};
    ///
    /// let mut room = [0; CMSG_SPACE(4)];
    /// let mut control = ControlBuffer::new(&mut room);
    /// control.push(IPPROTO_IP, IP_TTL, &64_i32.to_ne_bytes())?;
    /// assert_eq!(control.push(IPPROTO_IP, IP_TTL, &[]), Err(ControlBufferFull));
    /// # Ok::<(), ControlBufferFull>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ControlBufferFull`] if less room than [`CMSG_LEN`] is left. The buffer is then unchanged.
    pub fn push(&mut self, level: I32, kind: I32, data: &[U8]) -> Result<(), ControlBufferFull> {
        self.reserve(level, kind, data.len())?.copy_from_slice(data);
        Ok(())
    }

    /// Appends an [`SCM_RIGHTS`] message: the receiver gets a duplicate of each descriptor, as if
    /// by `dup(2)` (`unix(7)`).
    ///
    /// The kernel accepts one such message with at most 253 descriptors (`-EINVAL`). They must be
    /// open when the message is sent with `sendmsg(2)`, not when it is built.
    ///
    /// # Errors
    ///
    /// [`ControlBufferFull`] if the message does not fit. The buffer is then unchanged.
    pub fn push_fds(&mut self, fds: &[I32]) -> Result<(), ControlBufferFull> {
        let data = self.reserve(SOL_SOCKET, SCM_RIGHTS, size_of_val(fds))?;
        for (place, fd) in data.chunks_exact_mut(size_of::<I32>()).zip(fds) {
            place.copy_from_slice(&fd.to_ne_bytes());
        }
        Ok(())
    }

    /// Appends an [`SCM_CREDENTIALS`] message (`unix(7)`).
    ///
    /// Unprivileged senders can only pass their own credentials (`-EPERM`). The receiver must have
    /// set `SO_PASSCRED`.
    ///
    /// # Errors
    ///
    /// [`ControlBufferFull`] if the message does not fit. The buffer is then unchanged.
    pub fn push_credentials(&mut self, who: &Ucred) -> Result<(), ControlBufferFull> {
        let words = [who.pid.to_ne_bytes(), who.uid.to_ne_bytes(), who.gid.to_ne_bytes()];
        self.push(SOL_SOCKET, SCM_CREDENTIALS, words.as_flattened())
    }

    /// Writes the head and the padding of a message, and gives the place of its data.
    fn reserve(
        &mut self,
        level: I32,
        kind: I32,
        length: usize,
    ) -> Result<&mut [U8], ControlBufferFull> {
        let room = self.buffer.get_mut(self.len..).unwrap_or_default();
        // The last message needs no padding.
        let space = CMSG_SPACE(length).min(room.len());
        let (message, padding) =
            room[..space].split_at_mut_checked(CMSG_LEN(length)).ok_or(ControlBufferFull)?;
        padding.fill(0);
        let (head, data) = message.split_at_mut(HEAD);
        let (head_length, rest) = head.split_at_mut(size_of::<usize>());
        let (head_level, head_kind) = rest.split_at_mut(size_of::<I32>());
        head_length.copy_from_slice(&CMSG_LEN(length).to_ne_bytes());
        head_level.copy_from_slice(&level.to_ne_bytes());
        head_kind.copy_from_slice(&kind.to_ne_bytes());
        self.len += space;
        Ok(data)
    }

    /// The messages, for `msg_control` and `msg_controllen`.
    #[must_use]
    pub fn as_bytes(&self) -> &[U8] {
        &self.buffer[..self.len]
    }

    /// The messages written so far, for [`MsgHdr::set_control`].
    #[must_use]
    pub fn as_mut_bytes(&mut self) -> &mut [U8] {
        &mut self.buffer[..self.len]
    }
}

impl MsgHdr {
    /// Sets `msg_control` and `msg_controllen` to a buffer that holds control messages to send, or
    /// receives them.
    ///
    /// `recvmsg(2)` overwrites both, so set them before each call. Only the address is stored: the
    /// buffer must still be valid when `sendmsg(2)` or `recvmsg(2)` is called.
    pub const fn set_control(&mut self, control: &mut [U8]) {
        self.msg_controllen = control.len();
        self.msg_control = control.as_mut_ptr().cast::<Void>();
    }
}
