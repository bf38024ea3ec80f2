//! Compares each function of `linux::random` with the C library's on the same input, for success and errors.
#![cfg(target_os = "linux")]

mod beside;

use core::ptr::{without_provenance, without_provenance_mut};
use std::{
    fs::{self, File},
    io::{Read, Seek, Write},
    os::fd::AsRawFd,
};

use beside::{agree, owned};
use sysdecl::{
    errno::{EFAULT, EINVAL},
    linux::random::*,
};

#[test]
fn as_many_random_bytes_are_written_as_in_libc() {
    let (mut ours, mut theirs) = ([0_u8; 256], [0_u8; 256]);
    // SAFETY: the arrays are valid for writes, and have the given length.
    unsafe {
        for flags in [0, GRND_NONBLOCK, GRND_RANDOM, GRND_INSECURE] {
            agree!(
                getrandom(ours.as_mut_ptr(), 256, flags),
                libc::getrandom(theirs.as_mut_ptr().cast(), 256, flags) as i64,
                256,
            );
            assert_ne!(ours, theirs, "{flags}");
        }
        // No byte is written beyond the count.
        ours.fill(0);
        assert_eq!(getrandom(ours.as_mut_ptr(), 128, 0), 128);
        assert!(ours[..128].iter().any(|byte| *byte != 0) && ours[128..] == [0; 128]);
        let at = ours.as_mut_ptr();
        agree!(getrandom(at, 0, 0), libc::getrandom(at.cast(), 0, 0) as i64, 0);
    }
}

#[test]
fn every_byte_value_occurs() {
    let mut bytes = vec![0_u8; 65536];
    // SAFETY: the array is valid for writes, and has the given length.
    assert_eq!(unsafe { getrandom(bytes.as_mut_ptr(), 65536, 0) }, 65536);
    let mut times = [0; 256];
    for byte in bytes {
        times[usize::from(byte)] += 1;
    }
    // 256 of each are expected, with a standard deviation of 16; eight times that practically never occurs.
    assert!(times.iter().all(|times| (128..384).contains(times)), "{times:?}");
}

#[test]
fn invalid_requests_for_random_bytes_fail_as_in_libc() {
    let mut buf = [0_u8; 8];
    // SAFETY: the array is valid for writes; no memory is mapped at address 8.
    unsafe {
        agree!(
            getrandom(buf.as_mut_ptr(), 8, 0x80),
            libc::getrandom(buf.as_mut_ptr().cast(), 8, 0x80) as i64,
            -EINVAL,
        );
        agree!(
            getrandom(without_provenance_mut(8), 8, 0),
            libc::getrandom(without_provenance_mut(8), 8, 0) as i64,
            -EFAULT,
        );
    }
}

#[test]
fn a_memory_file_behaves_as_in_libc() {
    let name = c"of sysdecl";
    // SAFETY: the name is NUL-terminated; the descriptors belong to the test.
    unsafe {
        let ours = owned(memfd_create(name.as_ptr().cast(), MFD_CLOEXEC | MFD_ALLOW_SEALING));
        let theirs =
            owned(libc::memfd_create(name.as_ptr(), libc::MFD_CLOEXEC | libc::MFD_ALLOW_SEALING));
        let open = owned(memfd_create(name.as_ptr().cast(), 0));
        let link =
            |fd: &_| fs::read_link(format!("/proc/self/fd/{}", AsRawFd::as_raw_fd(fd))).unwrap();
        assert_eq!(link(&ours).to_str(), Some("/memfd:of sysdecl (deleted)"));
        assert_eq!(link(&ours), link(&theirs));
        for command in [libc::F_GETFD, libc::F_GETFL, libc::F_GET_SEALS] {
            assert_eq!(
                libc::fcntl(ours.as_raw_fd(), command),
                libc::fcntl(theirs.as_raw_fd(), command)
            );
        }
        assert_eq!(libc::fcntl(ours.as_raw_fd(), libc::F_GETFD), libc::FD_CLOEXEC);
        assert_eq!(libc::fcntl(ours.as_raw_fd(), libc::F_GET_SEALS), 0);
        assert_eq!(libc::fcntl(open.as_raw_fd(), libc::F_GETFD), 0);
        assert_eq!(libc::fcntl(open.as_raw_fd(), libc::F_GET_SEALS), libc::F_SEAL_SEAL);
        let mut file = File::from(ours);
        file.write_all(b"kept in memory").unwrap();
        file.rewind().unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, "kept in memory");
    }
}

#[test]
fn invalid_memory_files_fail_as_in_libc() {
    let (short, longest) = (c"name", vec![b'n'; 249]);
    let longest = std::ffi::CString::new(longest).unwrap();
    let too_long = std::ffi::CString::new([b'n'; 250]).unwrap();
    // SAFETY: the names are NUL-terminated; no memory is mapped at address 8.
    unsafe {
        owned(memfd_create(longest.as_ptr().cast(), MFD_CLOEXEC));
        agree!(
            memfd_create(too_long.as_ptr().cast(), 0),
            libc::memfd_create(too_long.as_ptr(), 0),
            -EINVAL,
        );
        agree!(
            memfd_create(short.as_ptr().cast(), 0x8000),
            libc::memfd_create(short.as_ptr(), 0x8000),
            -EINVAL,
        );
        agree!(
            memfd_create(without_provenance(8), 0),
            libc::memfd_create(without_provenance(8), 0),
            -EFAULT,
        );
    }
}
