//! The first process of a kernel that is booted for a test. Runs the programs `/1` to `/9` and `/a` to `/z`, as far
//! as they exist, one after the other, prints the status of each, and powers the system off.

#![no_std]
#![no_main]
#![cfg_attr(
    all(sysdecl_experimental_arch, any(target_arch = "mips", target_arch = "mips64")),
    feature(asm_experimental_arch)
)]

#[path = "probe/calls.rs"]
#[allow(dead_code, reason = "the probe uses the others")]
mod calls;
mod print;
mod start;

use core::{ffi::CStr, panic::PanicInfo};

use sysdecl::prelude::*;

use self::{calls::*, print::print};

#[syscall(os = "linux", unchecked)]
unsafe extern "C" {
    fn execve(path: &CStr, arguments: &[usize; 2], environment: &[usize; 2]) -> Result<(), Errno>;
    safe fn socket(family: I32, kind: I32, protocol: I32) -> Result<I32, Errno>;
    fn ioctl(fd: I32, request: usize, data: &Interface) -> Result<(), Errno>;
    safe fn sethostname(name: &[U8]) -> Result<(), Errno>;
    safe fn uname(names: &mut [[U8; 65]; 6]) -> Result<(), Errno>;
    safe fn reboot(magic: U32, magic2: U32, command: U32, word: usize) -> Result<(), Errno>;
}

/// `struct ifreq` with its flags.
#[repr(C)]
struct Interface {
    name: [U8; 16],
    flags: I16,
    rest: [U8; 22],
}

/// Enables the loopback interface, which the kernel leaves disabled.
fn loopback() -> Result<(), Errno> {
    let (mips, mut name) = (cfg!(any(target_arch = "mips", target_arch = "mips64")), [0; 16]);
    name[..2].copy_from_slice(b"lo");
    // A datagram socket; `SIOCSIFFLAGS` sets `IFF_UP`.
    let fd = socket(2, if mips { 1 } else { 2 }, 0)?;
    // SAFETY: the kernel only reads the structure.
    unsafe { ioctl(fd, 0x8914, &Interface { name, flags: 1, rest: [0; 22] }) }
}

/// The time after which a program is killed, in milliseconds. (Not with an alarm in the program, because programs set
/// theirs.)
const LONGEST: U32 = 60_000;

/// Runs a program, and returns its status in the form of a shell, or `None` if it does not exist.
fn run(path: &CStr) -> Result<Option<I32>, Errno> {
    let child = fork()?;
    if child == 0 {
        // The lengths of the lists are not passed: both lists end in zero.
        let environment = [c"LD_LIBRARY_PATH=/lib".as_ptr().addr(), 0];
        // SAFETY: no other code runs in this process.
        let result = unsafe { execve(path, &[path.as_ptr().addr(), 0], &environment) };
        exit_group(if result == Err(Errno::ENOENT) { 127 } else { 126 })
    }
    let (mut status, mut waited) = (-1, 0);
    while wait4(child, &mut status, WNOHANG, 0)? == 0 {
        sleep(10);
        waited += 10;
        if waited == LONGEST {
            kill(child, SIGKILL)?;
        }
    }
    let status = if status & 0x7f == 0 { status >> 8 } else { 128 + (status & 0x7f) };
    Ok((status != 127).then_some(status))
}

extern "C" fn main() -> ! {
    // Programs detect by this name that they do not run in an emulator of programs.
    let _ = sethostname(b"real-kernel");
    if let Err(error) = loopback() {
        print!("init: no loopback interface: {error}\n");
    }
    let mut names = [[0; 65]; 6];
    let _ = uname(&mut names);
    let release = CStr::from_bytes_until_nul(&names[2]).unwrap_or_default();
    print!("\ninit: started by Linux {}\n", release.to_str().unwrap_or("?"));
    for digit in (b'1'..=b'9').chain(b'a'..=b'z') {
        let path = [b'/', digit, 0];
        let path = CStr::from_bytes_with_nul(&path).unwrap_or(c"/");
        match run(path) {
            Ok(None) => break,
            Ok(Some(status)) => {
                print!("init: program {} ended with {status}\n", char::from(digit));
            }
            Err(error) => print!("init: program {}: {error}\n", char::from(digit)),
        }
    }
    print!("init: finished\n");
    // Gives the console time to print.
    sleep(200);
    // `LINUX_REBOOT_CMD_POWER_OFF`. Machines that cannot power off restart, which the emulator treats as the
    // end.
    let _ = reboot(0xfee1_dead, 672_274_793, 0x4321_fedc, 0);
    let _ = reboot(0xfee1_dead, 672_274_793, 0x0123_4567, 0);
    exit_group(1)
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    print!("FAILED: {info}\n");
    exit_group(101)
}
