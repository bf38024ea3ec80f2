//! The vDSO: that of the kernel, if the emulator has one, and one of our own, whose functions are called.

use core::{ffi::CStr, ptr};

use sysdecl::{
    abi::Word,
    linux::vdso::{self, Function},
    prelude::*,
};

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

const VERSION: &CStr = c"SYSDECL_1";
static REFUSES: Function = Function::new(c"refuses", VERSION);
static ADDS: Function = Function::new(c"adds", VERSION);
static IS_MISSING: Function = Function::new(c"is_missing", VERSION);
static HAS_ANOTHER_VERSION: Function = Function::new(c"adds", c"SYSDECL_2");

/// The functions of our own image, which stay what they are wherever they are.
#[cfg(not(any(target_arch = "powerpc", target_arch = "powerpc64")))]
mod functions {
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
mod functions {
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
    let refuses = copy(image, CODE, functions::refuses as *const ());
    let adds = copy(image, CODE + 128, functions::adds as *const ());
    let layout = Layout {
        is_wide: cfg!(target_pointer_width = "64"),
        hash: true,
        gnu_hash: false,
        version: Some("SYSDECL_1"),
        machine: if cfg!(target_arch = "s390x") { 22 } else { 0 },
        address: 0x4000,
    };
    vdso_image::write(image, layout, &[("refuses", refuses), ("adds", adds)]);
    let vector = [33, image.as_mut_ptr().expose_provenance(), 0, 0];
    // SAFETY: it is a vector, and the image stays.
    unsafe { vdso::init(vector.as_ptr()) };
}

pub(crate) fn check() {
    match vdso::image() {
        Some(image) => print!("the vDSO has {} bytes\n", image.bytes().len()),
        None => print!("there is no vDSO\n"),
    }
    for clock in [0, 1, 5] {
        let [before, now, after] = [trapped(clock), clock_gettime(clock), trapped(clock)];
        check!(now.is_ok() && before <= now && now <= after, "clock {clock} is read");
    }
    check!(clock_gettime(99) == Err(Errno::EINVAL), "there is no clock 99");
    check!(getcpu().is_ok_and(|cpu| cpu < 4096), "the processor has a number");

    install();
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
