//! The vDSO: that of the kernel, if there is one, which answers as the system calls do; and one of our own, whose functions
//! are called, in a child process: what has been looked up stays.

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

/// Seconds and nanoseconds, as wide as the architecture has them.
type Time = [I64; 2];

// Of these two every architecture has one, and riscv32 only the second.
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

/// Two numbers of a time in the words of an architecture.
#[cfg(not(target_arch = "riscv32"))]
type Words = [Register; 2];
#[cfg(all(not(target_arch = "riscv32"), any(target_pointer_width = "64", target_arch = "x86_64")))]
type Register = I64;
#[cfg(not(any(target_pointer_width = "64", target_arch = "x86_64", target_arch = "riscv32")))]
type Register = I32;

// riscv32 has no call with times of 32 bits.
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

/// Functions that an architecture has: `clock_gettime` as it is called here, and the one that refuses in our own image.
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

/// Calls the one that refuses.
fn refused() -> Result<(), Errno> {
    #[cfg(not(target_arch = "riscv32"))]
    return gettimeofday().map(|_| ());
    #[cfg(target_arch = "riscv32")]
    return getcpu().map(|_| ());
}

/// The version of this architecture's functions.
static VERSION: &CStr = REFUSED.symbol().1;
static REFUSES: Function = Function::new(c"refuses", VERSION);
static ADDS: Function = Function::new(c"adds", VERSION);
static IS_MISSING: Function = Function::new(c"is_missing", VERSION);
static HAS_ANOTHER_VERSION: Function = Function::new(c"adds", c"SYSDECL_2");

/// The functions of our own image, which stay what they are wherever they are.
#[cfg(not(any(target_arch = "powerpc", target_arch = "powerpc64")))]
mod own {
    use sysdecl::Errno;

    /// `ENOSYS`, as an `int`.
    pub(super) extern "C" fn lacks(_: usize, _: usize) -> i32 {
        -Errno::ENOSYS.code()
    }

    /// `EPERM`, as an `int`.
    pub(super) extern "C" fn refuses(_: usize, _: usize) -> i32 {
        -1
    }

    pub(super) extern "C" fn adds(a: usize, b: usize, c: usize, d: usize, e: usize) -> usize {
        a.wrapping_sub(b).wrapping_add(c).wrapping_sub(d).wrapping_add(e)
    }
}

/// There an error is in `cr0`. Both store the link register where their caller has room for it, and change what a C
/// function may change.
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

/// Puts the code of a function into an image; says where it is, with the bit that Thumb has there.
fn copy(image: &mut [u8], at: usize, function: *const ()) -> usize {
    let thumb = if cfg!(target_arch = "arm") { function.addr() & 1 } else { 0 };
    let code = function.cast::<u8>().wrapping_sub(thumb);
    for (index, byte) in image[at..at + 64].iter_mut().enumerate() {
        // SAFETY: something is behind each function of this program.
        *byte = unsafe { code.add(index).read_volatile() };
    }
    at + thumb
}

/// Makes an image, and says that it is this process's.
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
    // SAFETY: it is a vector, and the image stays.
    unsafe { vdso::init(vector.as_ptr()) };
}

pub(crate) fn check() {
    in_a_child(own);
    kernels();
}

/// Runs checks in a child process, before the functions of the kernel's image are looked up here.
#[cfg(not(all(target_arch = "x86_64", target_pointer_width = "32")))]
fn in_a_child(checks: fn()) {
    use sysdecl::linux::process;

    // SAFETY: there is one thread.
    let child = unsafe { process::fork() };
    if child == 0 {
        checks();
        exit_group(0);
    }
    let mut status = -1;
    // SAFETY: the status is writable, and no usage is asked for.
    let waited = unsafe { process::wait4(child, &raw mut status, 0, ptr::null_mut()) };
    check!(child > 0 && waited == child && status == 0, "the checks of a child passed: {status}");
}

/// The modules do not exist on x32.
#[cfg(all(target_arch = "x86_64", target_pointer_width = "32"))]
fn in_a_child(_checks: fn()) {
    print!("NOT PROVED HERE: there is no `fork` for a vDSO of our own\n");
}

/// The image of the kernel, if there is one.
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
    // Twice: the first call looks the function up, and the second finds it.
    for clock in [0, 1, 5, 0, 1, 5] {
        let [before, now, after] = [trapped(clock), clock_gettime(clock), trapped(clock)];
        check!(now.is_ok() && before <= now && now <= after, "clock {clock} is read");
        #[cfg(not(target_arch = "riscv32"))]
        check!(clock_getres(clock) == trapped_getres(clock), "clock {clock} is as fine");
    }
    check!(clock_gettime(99) == Err(Errno::EINVAL), "there is no clock 99");
    #[cfg(not(target_arch = "riscv32"))]
    for _ in 0..2 {
        check!(clock_getres(99) == Err(Errno::EINVAL), "clock 99 has no resolution");
        let seconds = |time: Result<Words, Errno>| time.map(|words| words[0]);
        let [before, now, after] = [trapped_time(), gettimeofday(), trapped_time()].map(seconds);
        check!(now.is_ok() && before <= now && now <= after, "the time of day is read");
    }
    for _ in 0..2 {
        check!(getcpu().is_ok_and(|cpu| cpu < 4096), "the processor has a number");
    }
}

/// An image of our own.
fn own() {
    install();
    for _ in 0..2 {
        check!(refused() == Err(Errno::EPERM), "a function is called, and its error returned");
        let [now, trapped] = [clock_gettime(0), trapped(0)];
        check!(now.is_ok() && now <= trapped, "a function that lacks the call is not the end");
        check!(clock_gettime(99) == Err(Errno::EINVAL), "nor for an error");
        #[cfg(not(target_arch = "riscv32"))]
        check!(clock_getres(0) == trapped_getres(0), "nor is a function that is missing");
    }
    check!(vdso::image().is_some_and(|image| image.bytes().len() == SIZE), "an image is read");
    check!(IS_MISSING.get().is_none(), "a function is not in it");
    check!(HAS_ANOTHER_VERSION.get().is_none(), "a function has another version");
    let word = |number: usize| -> Word { ptr::without_provenance_mut(number) };
    let (a, b, c, d, e) = (word(0x1000), word(2), word(0x30), word(4), word(5));
    let function = ADDS.get();
    check!(function.is_some(), "a function is in it");
    if let Some(function) = function {
        // SAFETY: it takes five words.
        let sum: Word = unsafe { sysdecl::vdso_call!(function.as_ptr() => isize: a, b, c, d, e) };
        check!(sum.addr() == 0x1000 - 2 + 0x30 - 4 + 5, "its words arrive: {:#x}", sum.addr());
    }
    let function = REFUSES.get();
    check!(function.is_some(), "another one is in it");
    if let Some(function) = function {
        // SAFETY: it takes two words.
        let error: Word = unsafe { sysdecl::vdso_call!(function.as_ptr() => i32: a, b) };
        check!(
            error.addr().cast_signed() == -1,
            "its error is negative: {}",
            error.addr().cast_signed()
        );
    }
}
