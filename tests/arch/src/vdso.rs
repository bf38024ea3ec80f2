//! The vDSO: that of the kernel, if there is one, which must return the same as the system calls; and a custom image,
//! in a child process, because the result of a lookup is cached.

use core::{ffi::CStr, ptr};

use sysdecl::{
    abi::Word,
    linux::vdso::{self, Entry, Function, functions},
    prelude::*,
};

#[cfg(not(all(target_arch = "x86_64", target_pointer_width = "32")))]
use crate::calls::exit_group;
use crate::{
    check, map,
    print::print,
    vdso_image::{self, CODE, Layout, SIZE},
};

/// Seconds and nanoseconds, with the width of the architecture.
type Time = [I64; 2];

// All architectures have at least one of these functions; riscv32 has only the second.
#[cfg(any(target_pointer_width = "64", target_arch = "x86_64"))]
#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(vdso, args(clock, out))]
    safe fn clock_gettime(clock: I32) -> Result<Time, Errno>;
    #[syscall(name = "clock_gettime", args(clock, out))]
    safe fn trapped(clock: I32) -> Result<Time, Errno>;
}
#[cfg(not(any(target_pointer_width = "64", target_arch = "x86_64")))]
#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "clock_gettime64", vdso, args(clock, out))]
    safe fn clock_gettime(clock: I32) -> Result<Time, Errno>;
    #[syscall(name = "clock_gettime64", args(clock, out))]
    safe fn trapped(clock: I32) -> Result<Time, Errno>;
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(vdso, args(out, 0))]
    safe fn getcpu() -> Result<U32, Errno>;
}

/// Converts two words of the architecture to a time.
#[cfg(not(target_arch = "riscv32"))]
type Words = [Register; 2];
#[cfg(all(not(target_arch = "riscv32"), any(target_pointer_width = "64", target_arch = "x86_64")))]
type Register = I64;
#[cfg(not(any(target_pointer_width = "64", target_arch = "x86_64", target_arch = "riscv32")))]
type Register = I32;

// riscv32 has no call with 32-bit times.
#[cfg(not(target_arch = "riscv32"))]
#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(vdso, args(clock, out))]
    safe fn clock_getres(clock: I32) -> Result<Words, Errno>;
    #[syscall(name = "clock_getres", args(clock, out))]
    safe fn trapped_getres(clock: I32) -> Result<Words, Errno>;
    #[syscall(vdso, args(out, 0))]
    safe fn gettimeofday() -> Result<Words, Errno>;
    #[syscall(name = "gettimeofday", args(out, 0))]
    safe fn trapped_time() -> Result<Words, Errno>;
}

/// Functions of this architecture: `clock_gettime`, and the function that returns an error in the custom image.
#[cfg(any(target_pointer_width = "64", target_arch = "x86_64"))]
static GETTIME: Option<&Entry> = Some(&functions::CLOCK_GETTIME);
#[cfg(not(any(target_pointer_width = "64", target_arch = "x86_64", target_arch = "riscv32")))]
static GETTIME: Option<&Entry> = Some(&functions::CLOCK_GETTIME64);
#[cfg(target_arch = "riscv32")]
static GETTIME: Option<&Entry> = None;
#[cfg(not(target_arch = "riscv32"))]
static REFUSED: &Entry = &functions::GETTIMEOFDAY;
#[cfg(target_arch = "riscv32")]
static REFUSED: &Entry = &functions::GETCPU;

/// Calls the function that returns an error in the custom image.
fn refused() -> Result<(), Errno> {
    #[cfg(not(target_arch = "riscv32"))]
    return gettimeofday().map(|_| ());
    #[cfg(target_arch = "riscv32")]
    return getcpu().map(|_| ());
}

/// The symbol version on this architecture.
static VERSION: &CStr = REFUSED.symbol().1;
static REFUSES: Function = Function::new(c"refuses", VERSION);
static ADDS: Function = Function::new(c"adds", VERSION);
static IS_MISSING: Function = Function::new(c"is_missing", VERSION);
static HAS_ANOTHER_VERSION: Function = Function::new(c"adds", c"SYSDECL_2");

/// The functions of the custom image, which are position-independent.
#[cfg(not(any(target_arch = "powerpc", target_arch = "powerpc64")))]
mod own {
    use sysdecl::Errno;

    /// Returns `-ENOSYS` as an `int`.
    pub(super) extern "C" fn lacks(_: usize, _: usize) -> i32 {
        -Errno::ENOSYS.code()
    }

    /// Returns `-EPERM` as an `int`.
    pub(super) extern "C" fn refuses(_: usize, _: usize) -> i32 {
        -1
    }

    pub(super) extern "C" fn adds(a: usize, b: usize, c: usize, d: usize, e: usize) -> usize {
        a.wrapping_sub(b).wrapping_add(c).wrapping_sub(d).wrapping_add(e)
    }
}

/// On PowerPC `cr0` indicates an error. Both functions store the link register in their caller's frame, and clobber
/// all caller-saved registers.
#[cfg(any(target_arch = "powerpc", target_arch = "powerpc64"))]
mod own {
    #[cfg(target_arch = "powerpc64")]
    macro_rules! save {
        () => { "mflr 0\n std 0, 16(1)\n std 0, -32(1)\n mtctr 3\n li 11, -1\n li 12, -1\n cmpdi cr1, 0, 0\n" };
    }
    #[cfg(target_arch = "powerpc")]
    macro_rules! save {
        () => {
            "mflr 0\n stw 0, 4(1)\n mtctr 3\n li 11, -1\n li 12, -1\n cmpwi cr1, 0, 0\n"
        };
    }
    core::arch::global_asm!(
        ".globl vdso_refuses",
        "vdso_refuses:",
        save!(),
        "li 3, 1",
        "creqv 3, 3, 3",
        "blr",
        ".globl vdso_lacks",
        "vdso_lacks:",
        save!(),
        "li 3, 38",
        "creqv 3, 3, 3",
        "blr",
        ".globl vdso_adds",
        "vdso_adds:",
        save!(),
        "subf 3, 4, 3",
        "add 3, 3, 5",
        "subf 3, 6, 3",
        "add 3, 3, 7",
        "crxor 3, 3, 3",
        "blr",
        ".space 64",
    );
    unsafe extern "C" {
        #[link_name = "vdso_refuses"]
        pub(super) fn refuses(a: usize, b: usize) -> i32;
        #[link_name = "vdso_lacks"]
        pub(super) fn lacks(a: usize, b: usize) -> i32;
        #[link_name = "vdso_adds"]
        pub(super) fn adds(a: usize, b: usize, c: usize, d: usize, e: usize) -> usize;
    }
}

/// Copies the code of a function into an image. Returns its address, with the Thumb bit.
fn copy(image: &mut [u8], at: usize, function: *const ()) -> usize {
    let thumb = if cfg!(target_arch = "arm") { function.addr() & 1 } else { 0 };
    let code = function.cast::<u8>().wrapping_sub(thumb);
    for (index, byte) in image[at..at + 64].iter_mut().enumerate() {
        // SAFETY: the program is larger than the copied range after each of its functions.
        *byte = unsafe { code.add(index).read_volatile() };
    }
    at + thumb
}

/// Creates an image, and installs it as the vDSO of this process.
fn install() {
    let image = map::code(SIZE);
    let refuses = copy(image, CODE, own::refuses as *const ());
    let adds = copy(image, CODE + 128, own::adds as *const ());
    let lacks = copy(image, CODE + 256, own::lacks as *const ());
    let layout = Layout {
        is_wide: cfg!(target_pointer_width = "64"),
        hash: true,
        gnu_hash: false,
        version: VERSION.to_str().ok(),
        machine: if cfg!(target_arch = "s390x") { 22 } else { 0 },
        address: 0x4000,
    };
    let name = |entry: &Entry| entry.symbol().0.to_str().unwrap_or_default();
    let (refused, lacking) = (name(REFUSED), GETTIME.map_or("lacks", name));
    let functions = [("refuses", refuses), ("adds", adds), (refused, refuses), (lacking, lacks)];
    vdso_image::write(image, layout, &functions);
    let vector = [33, image.as_mut_ptr().expose_provenance(), 0, 0];
    // SAFETY: the vector is valid, and the image is never freed.
    unsafe { vdso::init(vector.as_ptr()) };
}

pub(crate) fn check() {
    in_a_child(own);
    kernels();
}

/// Runs checks in a child process, before functions of the kernel's image are looked up.
#[cfg(not(all(target_arch = "x86_64", target_pointer_width = "32")))]
fn in_a_child(checks: fn()) {
    use sysdecl::linux::process;

    // SAFETY: the process has a single thread.
    let child = unsafe { process::fork() };
    if child == 0 {
        checks();
        exit_group(0);
    }
    let mut status = -1;
    // SAFETY: the status is valid for writes, and null is allowed for the usage.
    let waited = unsafe { process::wait4(child, &raw mut status, 0, ptr::null_mut()) };
    check!(
        child > 0 && waited == child && status == 0,
        "the checks in a child process passed: {status}"
    );
}

/// The modules do not exist on x32.
#[cfg(all(target_arch = "x86_64", target_pointer_width = "32"))]
fn in_a_child(_checks: fn()) {
    print!("SKIPPED: a custom vDSO: there is no `fork` on this target\n");
}

/// Tests the image of the kernel, if there is one.
fn kernels() {
    match vdso::image() {
        Some(image) => print!("the vDSO has {} bytes\n", image.bytes().len()),
        None => print!("there is no vDSO: each call is a system call\n"),
    }
    for entry in [GETTIME, Some(REFUSED)].into_iter().flatten() {
        let (name, version) = entry.symbol();
        let by = if Function::new(name, version).get().is_some() { "vDSO" } else { "system call" };
        print!("{}: by the {by}\n", name.to_str().unwrap_or("?"));
    }
    // Twice: the first call looks the function up, and the second uses the cached result.
    for clock in [0, 1, 5, 0, 1, 5] {
        let [before, now, after] = [trapped(clock), clock_gettime(clock), trapped(clock)];
        check!(now.is_ok() && before <= now && now <= after, "clock {clock} is read");
        #[cfg(not(target_arch = "riscv32"))]
        check!(
            clock_getres(clock) == trapped_getres(clock),
            "clock {clock} has the same resolution"
        );
    }
    check!(clock_gettime(99) == Err(Errno::EINVAL), "clock 99 is invalid");
    #[cfg(not(target_arch = "riscv32"))]
    for _ in 0..2 {
        check!(clock_getres(99) == Err(Errno::EINVAL), "clock 99 has no resolution");
        let seconds = |time: Result<Words, Errno>| time.map(|words| words[0]);
        let [before, now, after] = [trapped_time(), gettimeofday(), trapped_time()].map(seconds);
        check!(now.is_ok() && before <= now && now <= after, "the time of day is read");
    }
    for _ in 0..2 {
        check!(getcpu().is_ok_and(|cpu| cpu < 4096), "getcpu returns a CPU");
    }
}

/// Tests a custom image.
fn own() {
    install();
    for _ in 0..2 {
        check!(refused() == Err(Errno::EPERM), "a function is called, and its error is returned");
        let [now, trapped] = [clock_gettime(0), trapped(0)];
        check!(
            now.is_ok() && now <= trapped,
            "a function that returns ENOSYS falls back to the system call"
        );
        check!(clock_gettime(99) == Err(Errno::EINVAL), "the system call of the fallback can fail");
        #[cfg(not(target_arch = "riscv32"))]
        check!(
            clock_getres(0) == trapped_getres(0),
            "a missing function falls back to the system call"
        );
    }
    check!(vdso::image().is_some_and(|image| image.bytes().len() == SIZE), "the image is found");
    check!(IS_MISSING.get().is_none(), "a missing function is not found");
    check!(HAS_ANOTHER_VERSION.get().is_none(), "a function with another version is not found");
    let word = |number: usize| -> Word { ptr::without_provenance_mut(number) };
    let (a, b, c, d, e) = (word(0x1000), word(2), word(0x30), word(4), word(5));
    let function = ADDS.get();
    check!(function.is_some(), "a function is found");
    if let Some(function) = function {
        // SAFETY: the function takes five words.
        let sum: Word = unsafe { sysdecl::vdso_call!(function.as_ptr() => isize: a, b, c, d, e) };
        check!(
            sum.addr() == 0x1000 - 2 + 0x30 - 4 + 5,
            "the function receives its words: {:#x}",
            sum.addr()
        );
    }
    let function = REFUSES.get();
    check!(function.is_some(), "another function is found");
    if let Some(function) = function {
        // SAFETY: the function takes two words.
        let error: Word = unsafe { sysdecl::vdso_call!(function.as_ptr() => i32: a, b) };
        check!(
            error.addr().cast_signed() == -1,
            "the error is negative: {}",
            error.addr().cast_signed()
        );
    }
}
