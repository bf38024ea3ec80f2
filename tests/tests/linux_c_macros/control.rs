//! Control messages: the C macros read what we write, we read what they write, both read what the kernel writes, and
//! no buffer causes a panic.

use core::{mem, ptr::null_mut, slice};
use std::{
    collections::HashSet,
    fs::File,
    io::Read,
    os::fd::{AsRawFd, FromRawFd, OwnedFd},
    time::Duration,
};

use super::beside::owned;
use sysdecl::{I32, linux::net::*};

/// A connected pair of local sockets.
fn pair() -> [OwnedFd; 2] {
    let mut pair = [-1; 2];
    // SAFETY: the array has room for two descriptors.
    assert_eq!(unsafe { socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, pair.as_mut_ptr()) }, 0);
    pair.map(owned)
}

/// Enables a socket option.
fn turn_on(socket: &OwnedFd, option: I32) -> I32 {
    let on: I32 = 1;
    // SAFETY: the value is valid for reads of the given length.
    unsafe { setsockopt(socket.as_raw_fd(), SOL_SOCKET, option, (&raw const on).cast(), 4) }
}

/// Sends one byte with control messages.
fn send_with(socket: &OwnedFd, control: &mut [u8]) -> i64 {
    let mut byte = [b'!'];
    let mut bytes = IoVec { iov_base: byte.as_mut_ptr().cast(), iov_len: 1 };
    let mut message = MsgHdr { msg_iov: &raw mut bytes, msg_iovlen: 1, ..MsgHdr::ZERO };
    message.set_control(control);
    // SAFETY: all pointers in the message are valid for reads.
    unsafe { sendmsg(socket.as_raw_fd(), &raw const message, 0) }
}

/// Receives one byte, with control messages in `room`.
fn receive_with(socket: &OwnedFd, room: &mut [u8]) -> MsgHdr {
    let mut byte = [0];
    let mut bytes = IoVec { iov_base: byte.as_mut_ptr().cast(), iov_len: 1 };
    let mut message = MsgHdr { msg_iov: &raw mut bytes, msg_iovlen: 1, ..MsgHdr::ZERO };
    message.set_control(room);
    // SAFETY: all pointers in the message are valid for writes.
    let answer = unsafe { recvmsg(socket.as_raw_fd(), &raw mut message, MSG_CMSG_CLOEXEC) };
    assert_eq!((answer, byte), (1, [b'!']));
    message
}

/// Takes ownership of the descriptors in a message.
fn adopt(message: ControlMessage<'_>) -> Vec<OwnedFd> {
    // SAFETY: the descriptors were just received, so they have no other owner.
    message.fds().unwrap().map(|fd| unsafe { OwnedFd::from_raw_fd(fd) }).collect()
}

/// The messages in an aligned buffer according to the C macros.
fn as_c_reads(buffer: &mut [u64], len: usize) -> Vec<(I32, I32, Vec<u8>)> {
    let mut messages = Vec::new();
    // SAFETY: the messages are well-formed, so the macros read only within the buffer.
    unsafe {
        let mut header: libc::msghdr = mem::zeroed();
        header.msg_control = buffer.as_mut_ptr().cast();
        header.msg_controllen = len as _;
        let mut at = libc::CMSG_FIRSTHDR(&raw const header);
        while !at.is_null() {
            let data = (*at).cmsg_len - libc::CMSG_LEN(0) as usize;
            let data = slice::from_raw_parts(libc::CMSG_DATA(at), data);
            messages.push(((*at).cmsg_level, (*at).cmsg_type, data.to_vec()));
            at = libc::CMSG_NXTHDR(&raw const header, at);
        }
    }
    messages
}

/// The bytes of an aligned buffer.
fn bytes(buffer: &mut [u64]) -> &mut [u8] {
    // SAFETY: the slice has the size of the buffer, and any byte is valid.
    unsafe { slice::from_raw_parts_mut(buffer.as_mut_ptr().cast(), buffer.len() * 8) }
}

#[test]
fn sizes_are_those_of_c() {
    const ROOM: [u8; CMSG_SPACE(size_of::<[I32; 3]>())] = [0; CMSG_SPACE(12)];
    assert_eq!(ROOM.len(), 32);
    for length in (0..100).chain([253 * 4, 4095, 1 << 20]) {
        // SAFETY: the functions only compute sizes.
        let (space, len) = unsafe { (libc::CMSG_SPACE(length), libc::CMSG_LEN(length)) };
        let length = length as usize;
        assert_eq!((CMSG_SPACE(length), CMSG_LEN(length)), (space as usize, len as usize));
        assert_eq!(CMSG_ALIGN(length), length.div_ceil(size_of::<usize>()) * size_of::<usize>());
    }
}

#[test]
fn an_overflowing_size_is_too_large_for_any_buffer() {
    for length in usize::MAX - 40..=usize::MAX {
        assert!(CMSG_ALIGN(length) >= length & !7);
        assert!(CMSG_SPACE(length) > isize::MAX as usize);
        assert!(CMSG_LEN(length) > isize::MAX as usize);
    }
}

#[test]
fn c_reads_what_we_write() {
    let mut buffer = [u64::MAX; 40];
    let room = bytes(&mut buffer);
    let mut control = ControlBuffer::new(room);
    let who = Ucred { pid: 7, uid: 8, gid: 9 };
    let messages = (0..10_u8).map(|length| {
        let number = I32::from(length);
        (number * 3, -number, vec![0xa5; length.into()])
    });
    let mut expected: Vec<(I32, I32, Vec<u8>)> = messages.collect();
    for (level, kind, data) in &expected {
        control.push(*level, *kind, data).unwrap();
    }
    control.push_fds(&[3, -1, 0x0102_0304]).unwrap();
    control.push_credentials(&who).unwrap();
    let fds = [3_i32, -1, 0x0102_0304].map(I32::to_ne_bytes).concat();
    expected.push((libc::SOL_SOCKET, libc::SCM_RIGHTS, fds));
    let words = [7_u32, 8, 9].map(u32::to_ne_bytes).concat();
    expected.push((libc::SOL_SOCKET, libc::SCM_CREDENTIALS, words));
    let (len, ours) = (control.as_bytes().len(), control.as_bytes().to_vec());
    // The padding is zeroed, so no old bytes remain.
    for message in ControlMessages::new(&ours) {
        let end = message.data.as_ptr_range().end as usize - ours.as_ptr() as usize;
        assert!(ours[end..CMSG_ALIGN(end)].iter().all(|byte| *byte == 0));
    }
    assert_eq!(as_c_reads(&mut buffer, len), expected);
    let back = ControlMessages::new(&ours);
    let back: Vec<_> = back.map(|one| (one.level, one.kind, one.data.to_vec())).collect();
    assert_eq!(back, expected);
}

#[test]
fn we_read_what_c_writes_wherever_it_is() {
    let mut buffer = [0_u64; 16];
    // SAFETY: the macros write only within the buffer: 24 + 16 + 32 bytes.
    let len = unsafe {
        let mut header: libc::msghdr = mem::zeroed();
        header.msg_control = buffer.as_mut_ptr().cast();
        header.msg_controllen = size_of_val(&buffer) as _;
        let mut at = libc::CMSG_FIRSTHDR(&raw const header);
        let mut len = 0;
        for (number, data) in [(1, &b"four"[..]), (2, b""), (3, b"eleven byte")] {
            (*at).cmsg_level = number;
            (*at).cmsg_type = -number;
            let length = data.len().try_into().unwrap();
            (*at).cmsg_len = libc::CMSG_LEN(length) as _;
            libc::CMSG_DATA(at).copy_from(data.as_ptr(), data.len());
            len += libc::CMSG_SPACE(length) as usize;
            at = libc::CMSG_NXTHDR(&raw const header, at);
        }
        len
    };
    let written = bytes(&mut buffer)[..len].to_vec();
    // With each alignment of the buffer.
    for shift in 0..8 {
        let mut moved = vec![0xff; shift];
        moved.extend_from_slice(&written);
        let mut messages = ControlMessages::new(&moved[shift..]);
        let data = |number, data| Some(ControlMessage { level: number, kind: -number, data });
        assert_eq!(messages.next(), data(1, b"four"));
        assert_eq!(messages.next(), data(2, b""));
        assert_eq!(messages.next(), data(3, b"eleven byte"));
        assert_eq!((messages.next(), messages.as_bytes()), (None, &[][..]));
    }
}

#[test]
fn a_full_buffer_is_not_changed() {
    for room in 0..100 {
        let mut buffer = vec![0xee; room];
        let mut control = ControlBuffer::new(&mut buffer);
        let mut pushed = 0;
        while control.push(1, 2, b"12345").is_ok() {
            pushed += 1;
        }
        let before = control.as_bytes().to_vec();
        // The last message needs no padding.
        let expected = (room + 3) / CMSG_SPACE(5);
        assert_eq!((pushed, ControlMessages::new(&before).count()), (expected, expected), "{room}");
        if before.len() + CMSG_LEN(0) > room {
            assert_eq!(control.push_fds(&[]), Err(ControlBufferFull));
        }
        assert_eq!(control.push(1, 2, &[0; 100]), Err(ControlBufferFull));
        assert_eq!(control.push_fds(&[0; 25]), Err(ControlBufferFull));
        assert_eq!(control.as_bytes(), before);
        let after = before.len();
        assert!(buffer[after..].iter().all(|byte| *byte == 0xee));
    }
}

/// Any invalid length ends the iteration, and no message extends beyond the buffer.
#[test]
fn a_hostile_length_ends_the_messages() {
    let lengths = (0..40).chain(usize::MAX - 40..=usize::MAX).chain([
        1 << 31,
        1 << 32,
        1 << 63,
        isize::MAX as usize,
        isize::MIN.cast_unsigned(),
    ]);
    for first in lengths.clone() {
        for second in lengths.clone() {
            for end in 0..=48 {
                let mut buffer = [0xc3_u8; 48];
                buffer[..8].copy_from_slice(&first.to_ne_bytes());
                let next = CMSG_ALIGN(first.clamp(16, 32));
                if next + 8 <= 48 {
                    buffer[next..next + 8].copy_from_slice(&second.to_ne_bytes());
                }
                let buffer = &buffer[..end];
                let mut messages = ControlMessages::new(buffer);
                let (mut count, mut total) = (0, 0);
                for message in messages.by_ref() {
                    count += 1;
                    total += CMSG_LEN(message.data.len());
                    let (whole, part) = (buffer.as_ptr_range(), message.data.as_ptr_range());
                    assert!(whole.start <= part.start && part.end <= whole.end);
                    // None of the accessors panics, whatever the size.
                    let _ = (message.fds().map(Iterator::count), message.credentials());
                }
                assert!(count <= 3 && total <= end);
                assert_eq!(messages.next(), None, "the iterator is fused");
                let fits = end >= 16 && (16..=end).contains(&first);
                assert_eq!(count > 0, fits, "{first} of {end}");
            }
        }
    }
}

/// A deterministic pseudorandom byte.
fn noise(state: &mut u32) -> u8 {
    *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    state.to_be_bytes()[0]
}

#[test]
fn random_bytes_never_contain_a_message_beyond_the_buffer() {
    let mut state = 1;
    for _ in 0..20_000 {
        let mut buffer = [0; 96];
        buffer.fill_with(|| noise(&mut state));
        // Plausible lengths, because most random ones would end the iteration immediately.
        for at in (0..96).step_by(8) {
            if noise(&mut state) < 128 {
                buffer[at..at + 8].copy_from_slice(&u64::from(noise(&mut state) / 4).to_ne_bytes());
            }
        }
        for message in ControlMessages::new(&buffer) {
            let (whole, part) = (buffer.as_ptr_range(), message.data.as_ptr_range());
            assert!(whole.start <= part.start && part.end <= whole.end);
            assert!(message.fds().is_none_or(|fds| fds.len() == message.data.len() / 4));
        }
    }
}

#[test]
fn descriptors_arrive_as_duplicates() {
    let [here, there] = pair();
    let files = [File::open("/proc/self/status").unwrap(), File::open("/dev/zero").unwrap()];
    let mut room = [0; CMSG_SPACE(size_of::<[I32; 2]>())];
    let mut control = ControlBuffer::new(&mut room);
    control.push_fds(&files.each_ref().map(AsRawFd::as_raw_fd)).unwrap();
    assert_eq!(send_with(&here, control.as_mut_bytes()), 1);

    let mut room = [0; 64];
    let message = receive_with(&there, &mut room);
    assert_eq!(message.msg_flags & MSG_CTRUNC, 0);
    let mut messages = ControlMessages::received(&room, &message);
    let received = messages.next().unwrap();
    assert!(messages.next().is_none());
    let fds = received.fds().unwrap();
    assert_eq!((fds.len(), fds.clone().nth(1)), (2, fds.clone().next_back()));
    assert!([&here, &there].iter().all(|one| !fds.clone().any(|fd| fd == one.as_raw_fd())));
    let mut fds = adopt(received).into_iter().map(File::from);
    let mut text = String::new();
    fds.next().unwrap().read_to_string(&mut text).unwrap();
    assert!(text.starts_with("Name:"), "{text}");
    let mut zero = [1; 4];
    fds.next().unwrap().read_exact(&mut zero).unwrap();
    assert_eq!(zero, [0; 4]);
    assert_eq!(received.credentials(), None);
}

/// All open descriptors, by number.
fn open() -> HashSet<String> {
    let entries = std::fs::read_dir("/proc/thread-self/fd").unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_small_buffer_receives_what_fits_and_the_rest_is_closed() {
    if super::beside::emulator_lacks("buffers that are too small for a message") {
        return;
    }
    let file = File::open("/dev/null").unwrap();
    super::beside::alone(|| {
        let [here, there] = pair();
        for room in 0..40 {
            let mut sent = [0; CMSG_SPACE(12)];
            let mut control = ControlBuffer::new(&mut sent);
            control.push_fds(&[file.as_raw_fd(); 3]).unwrap();
            assert_eq!(send_with(&here, control.as_mut_bytes()), 1);
            let before = open().len();
            let mut buffer = vec![0xff; room];
            let message = receive_with(&there, &mut buffer);
            let fits = (room.saturating_sub(CMSG_LEN(0)) / 4).min(3);
            assert_eq!(message.msg_flags & MSG_CTRUNC != 0, fits < 3, "{room}");
            let messages = ControlMessages::received(&buffer, &message);
            let fds: Vec<OwnedFd> = messages.flat_map(adopt).collect();
            assert_eq!((fds.len(), open().len() - before), (fits, fits), "{room}");
        }
    });
}

/// Data beyond the buffer, or without a buffer, is not read.
#[test]
fn only_existing_data_is_read() {
    let mut room = [0; CMSG_SPACE(4)];
    let mut control = ControlBuffer::new(&mut room);
    control.push_fds(&[5]).unwrap();
    for (len, count) in [(0, 0), (15, 0), (16, 0), (20, 1), (24, 1), (25, 1), (usize::MAX, 1)] {
        let message = MsgHdr { msg_controllen: len, ..MsgHdr::ZERO };
        assert_eq!(ControlMessages::received(&room, &message).count(), count, "{len}");
    }
}

/// A buffer for control messages with the alignment that the C macros need.
type Room = [u64; 32];

/// The messages in a buffer; asserts that the C macros find the same.
fn as_both_read<'a>(buffer: &'a mut Room, message: &MsgHdr) -> Vec<ControlMessage<'a>> {
    let theirs = as_c_reads(buffer, message.msg_controllen);
    let messages: Vec<_> = ControlMessages::received(bytes(buffer), message).collect();
    let ours: Vec<_> =
        messages.iter().map(|one| (one.level, one.kind, one.data.to_vec())).collect();
    assert_eq!(ours, theirs);
    messages
}

#[test]
fn credentials_arrive() {
    let [here, there] = pair();
    assert_eq!(turn_on(&there, SO_PASSCRED), 0);
    // SAFETY: these functions access no memory.
    let who = unsafe { Ucred { pid: libc::getpid(), uid: libc::getuid(), gid: libc::getgid() } };
    let mut room = [0; CMSG_SPACE(size_of::<Ucred>())];
    let mut control = ControlBuffer::new(&mut room);
    control.push_credentials(&who).unwrap();
    assert_eq!(send_with(&here, control.as_mut_bytes()), 1);
    let mut buffer = Room::default();
    let message = receive_with(&there, bytes(&mut buffer));
    let messages = as_both_read(&mut buffer, &message);
    assert_eq!(messages.iter().find_map(|one| one.credentials()), Some(who));
    assert!(messages.iter().all(|one| one.fds().is_none()));
}

#[test]
fn times_arrive() {
    if super::beside::emulator_lacks("`SO_TIMESTAMPNS`") {
        return;
    }
    let [here, there] = pair();
    let receive = |option, buffer: &mut Room| {
        assert_eq!(turn_on(&there, option), 0);
        assert_eq!(send_with(&here, &mut []), 1);
        receive_with(&there, bytes(buffer))
    };
    let mut buffer = Room::default();
    let before = std::time::UNIX_EPOCH.elapsed().unwrap();
    let message = receive(SO_TIMESTAMPNS, &mut buffer);
    let messages = as_both_read(&mut buffer, &message);
    let time = messages.iter().find_map(|one| one.timestampns()).expect("the option is set");
    assert!(messages.iter().all(|one| one.timestamp().is_none()));
    let time = Duration::try_from(time).unwrap();
    assert!(before <= time && time <= before + Duration::from_mins(1));

    // This option stores microseconds.
    let message = receive(SO_TIMESTAMP, &mut buffer);
    let messages = as_both_read(&mut buffer, &message);
    let later = messages.iter().find_map(|one| one.timestamp()).expect("the option is set");
    assert!(messages.iter().all(|one| one.timestampns().is_none()));
    let later = Duration::try_from(later).unwrap() + Duration::from_micros(1);
    assert!(time <= later && later <= before + Duration::from_mins(1));
}

#[test]
fn a_pidfd_arrives() {
    let [here, there] = pair();
    let answer = turn_on(&there, SO_PASSPIDFD);
    if answer != 0 {
        // Requires Linux 6.5; the emulator may be older.
        assert_eq!(answer, -sysdecl::errno::ENOPROTOOPT);
        eprintln!("SKIPPED: SO_PASSPIDFD: not supported by this kernel or emulator");
        return;
    }
    assert_eq!(send_with(&here, &mut []), 1);
    let mut room = [0; 64];
    let message = receive_with(&there, &mut room);
    let fd = ControlMessages::received(&room, &message).find_map(ControlMessage::pidfd).unwrap();
    let process = owned(fd);
    let info =
        std::fs::read_to_string(format!("/proc/self/fdinfo/{}", process.as_raw_fd())).unwrap();
    assert!(info.lines().any(|line| line == format!("Pid:\t{}", std::process::id())), "{info}");
}

#[test]
fn data_of_an_unexpected_size_is_none() {
    for length in 0..64 {
        let data = vec![1; length];
        let of = |kind| ControlMessage { level: SOL_SOCKET, kind, data: &data };
        assert_eq!(of(SCM_CREDENTIALS).credentials().is_some(), length == 12);
        assert_eq!(of(SCM_TIMESTAMP).timestamp().is_some(), length == 16);
        assert_eq!(of(SCM_TIMESTAMPNS).timestampns().is_some(), length == 16);
        assert_eq!(of(SCM_TIMESTAMPING).timestamping().is_some(), length == 48);
        assert_eq!(of(SCM_PIDFD).pidfd().is_some(), length == 4);
        assert_eq!(of(SCM_RIGHTS).fds().map(|fds| fds.len()), Some(length / 4));
        let other = ControlMessage { level: IPPROTO_IP, ..of(SCM_RIGHTS) };
        assert!(other.fds().is_none());
    }
    let mut data = Vec::new();
    for number in 0..6_i64 {
        data.extend_from_slice(&number.to_ne_bytes());
    }
    let times = ControlMessage { level: SOL_SOCKET, kind: SCM_TIMESTAMPING, data: &data };
    let expected =
        [0, 2, 4].map(|at| sysdecl::linux::time::Timespec { tv_sec: at, tv_nsec: at + 1 });
    assert_eq!(times.timestamping(), Some(expected));
}

/// The kernel rejects control messages with invalid contents.
#[test]
fn the_kernel_rejects_descriptors_that_are_not_open() {
    let [here, _there] = pair();
    let mut room = [0; CMSG_SPACE(4)];
    let mut control = ControlBuffer::new(&mut room);
    control.push_fds(&[-1]).unwrap();
    assert_eq!(send_with(&here, control.as_mut_bytes()), -i64::from(libc::EBADF));
    let mut message = MsgHdr { msg_control: null_mut(), ..MsgHdr::ZERO };
    message.set_control(&mut []);
    assert_eq!(message.msg_controllen, 0);
}
