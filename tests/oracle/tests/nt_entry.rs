//! Tests the entry for NT from the kernel's side. NT is not available here, so the instruction that would enter it is
//! replaced by one that traps, and a signal handler simulates the kernel. It records the registers and the stack,
//! returns a status, and overwrites everything that NT does not preserve.
//!
//! Covers the entry of this architecture, expanded for Linux, and the object code for Windows if `SYSDECL_NT_OBJECT`
//! contains its path: `.ci/stage/windows` builds it.

#![cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "registers are compared as bits"
)]

#[path = "oracle/unproved.rs"]
mod unproved;

use std::{
    cell::UnsafeCell,
    env, fs, mem, ptr, slice,
    sync::{Mutex, MutexGuard},
};

use object::{Object, ObjectSection, ObjectSymbol};
use sysdecl::windows::{NtStatus, Win32Error, nt::FromStatus};
use sysdecl_oracle::nt::{self, NUMBER};

/// The registers and words that the kernel received, and its return value.
#[derive(Clone, Copy, Debug, Default)]
struct Call {
    calls: usize,
    number: usize,
    words: [usize; 16],
    answer: usize,
}

struct Desk(UnsafeCell<Call>);

// SAFETY: it is only accessed by the thread that holds `ONE_AT_A_TIME`, and by the handler in that thread.
unsafe impl Sync for Desk {}

static DESK: Desk = Desk(UnsafeCell::new(Call { calls: 0, number: 0, words: [0; 16], answer: 0 }));
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A status in the lower half, and garbage in the upper half.
const ANSWER: usize = 0x5a5a_a5a5_c000_0022;
const GARBAGE: usize = 0xdead_beef_dead_beef;

const WORDS: [usize; 16] = {
    let mut words = [0; 16];
    let mut at = 0;
    while at < 16 {
        words[at] = 0x0a11_1111_0000_0000 * (at + 1) + at + 1;
        at += 1;
    }
    words
};

#[cfg(target_arch = "x86_64")]
mod machine {
    use super::{Call, GARBAGE};

    pub(super) const SIGNAL: i32 = libc::SIGILL;
    pub(super) const FORMAT: object::Architecture = object::Architecture::X86_64;

    /// Replaces the only `syscall` by `ud2`.
    pub(super) fn patch(code: &mut [u8]) {
        let places: Vec<usize> =
            (0..code.len() - 1).filter(|&at| code[at..].starts_with(&[0x0f, 0x05])).collect();
        let [place] = places.as_slice() else {
            panic!("expected one entry instruction in {code:02x?}")
        };
        code[place + 1] = 0x0b;
    }

    pub(super) fn changed(_: &[u8]) {}

    /// Inputs: `r10`, `rdx`, `r8`, `r9` and the stack from `[rsp + 0x28]` on. Output: `eax`.
    pub(super) unsafe fn serve(call: &mut Call, context: *mut libc::ucontext_t) {
        // SAFETY: the kernel passes the state of the thread to the handler.
        let machine = unsafe { &mut (*context).uc_mcontext };
        let registers = &mut machine.gregs;
        let register = |at: i32| registers[at as usize] as usize;
        call.number = register(libc::REG_RAX);
        let rsp = register(libc::REG_RSP);
        let first = [libc::REG_R10, libc::REG_RDX, libc::REG_R8, libc::REG_R9];
        for (word, at) in call.words.iter_mut().zip(first) {
            *word = register(at);
        }
        for (at, word) in call.words.iter_mut().enumerate().skip(4) {
            // SAFETY: the stack frames of the test are above this one.
            *word = unsafe { *((rsp + 0x28 + 8 * (at - 4)) as *const usize) };
        }
        // Windows has no red zone, so an asynchronous procedure call can run immediately below `rsp`. (On Linux a
        // leaf function without stack words may use the red zone.)
        if call.answer & 1 << 63 != 0 {
            for at in 1..=16 {
                // SAFETY: the memory is in the stack of this thread and unused.
                unsafe { *((rsp - 8 * at) as *mut usize) = GARBAGE };
            }
        }
        let lost = [
            libc::REG_RCX,
            libc::REG_RDX,
            libc::REG_R8,
            libc::REG_R9,
            libc::REG_R10,
            libc::REG_R11,
        ];
        for at in lost {
            registers[at as usize] = GARBAGE as i64;
        }
        registers[libc::REG_RAX as usize] = call.answer as i64;
        registers[libc::REG_RIP as usize] += 2;
        // Carry, parity, adjust, zero, sign, overflow.
        registers[libc::REG_EFL as usize] ^= 0x8d5;
        // SAFETY: on x86-64 Linux always saves the vector registers.
        for register in unsafe { (*machine.fpregs)._xmm.iter_mut().take(6) } {
            register.element = [0xdead_beef; 4];
        }
    }
}

#[cfg(target_arch = "aarch64")]
mod machine {
    use super::{Call, GARBAGE};

    pub(super) const SIGNAL: i32 = libc::SIGTRAP;
    pub(super) const FORMAT: object::Architecture = object::Architecture::Aarch64;

    /// Replaces the only `svc` by `brk` with the same immediate.
    pub(super) fn patch(code: &mut [u8]) {
        let mut found = 0;
        for place in code.chunks_exact_mut(4) {
            let instruction = u32::from_le_bytes([place[0], place[1], place[2], place[3]]);
            if instruction & 0xffe0_001f == 0xd400_0001 {
                place.copy_from_slice(&(0xd420_0000 | instruction & 0x1f_ffe0).to_le_bytes());
                found += 1;
            }
        }
        assert_eq!(found, 1, "expected one entry instruction in {code:02x?}");
    }

    pub(super) fn changed(code: &[u8]) {
        for line in code.chunks(16) {
            // SAFETY: the instructions only clean and invalidate cache lines of mapped memory.
            unsafe {
                core::arch::asm!(
                    "dc cvau, {0}", "dsb ish", "ic ivau, {0}", "dsb ish", "isb",
                    in(reg) line.as_ptr(),
                );
            }
        }
    }

    /// Inputs: the immediate of the instruction, `x0` to `x7` and the stack from `[sp]` on. Output: `w0`.
    pub(super) unsafe fn serve(call: &mut Call, context: *mut libc::ucontext_t) {
        // SAFETY: the kernel passes the state of the thread to the handler.
        let machine = unsafe { &mut (*context).uc_mcontext };
        // SAFETY: the instruction was just executed, so it is readable.
        let instruction = unsafe { *(machine.pc as *const u32) };
        call.number = (instruction >> 5 & 0xffff) as usize;
        for (at, word) in call.words.iter_mut().enumerate() {
            *word = match at {
                0..8 => machine.regs[at] as usize,
                // SAFETY: the stack frames of the test are above this one.
                _ => unsafe { *((machine.sp as usize + 8 * (at - 8)) as *const usize) },
            };
        }
        assert_eq!(machine.sp % 16, 0, "the stack is aligned");
        for register in &mut machine.regs[1..18] {
            *register = GARBAGE as u64;
        }
        machine.regs[0] = call.answer as u64;
        machine.pc += 4;
        machine.pstate ^= 0xf000_0000;
    }
}

extern "C" fn kernel(_: i32, _: *mut libc::siginfo_t, context: *mut libc::c_void) {
    // SAFETY: this thread holds the lock, and waits for the handler.
    unsafe {
        let call = &mut *DESK.0.get();
        call.calls += 1;
        machine::serve(call, context.cast());
    }
}

/// The patched functions under test.
struct Subject {
    title: String,
    plain: Vec<*const ()>,
    alive: Vec<*const ()>,
    /// Declared functions in object code for Windows.
    named: Vec<(String, *const ())>,
}

/// Locks the simulated kernel and installs the handler. Returns the functions under test.
fn subjects() -> (MutexGuard<'static, ()>, Vec<Subject>) {
    static HERE: Mutex<bool> = Mutex::new(false);
    let lock = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    // SAFETY: the handler only accesses its arguments and the desk.
    unsafe {
        let mut action: libc::sigaction = mem::zeroed();
        action.sa_sigaction = kernel as extern "C" fn(_, _, _) as usize;
        action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
        assert_eq!(libc::sigaction(machine::SIGNAL, &raw const action, ptr::null_mut()), 0);
    }
    let functions = nt::functions();
    let mut patched = HERE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if !mem::replace(&mut *patched, true) {
        for function in functions.iter().flatten() {
            patch_here(*function);
        }
    }
    let mut all = vec![Subject {
        title: "expanded for Linux".to_owned(),
        plain: functions.map(|[plain, _]| plain).to_vec(),
        alive: functions.map(|[_, alive]| alive).to_vec(),
        named: Vec::new(),
    }];
    match env::var("SYSDECL_NT_OBJECT") {
        Ok(path) => all.extend(load(&path)),
        Err(_) => {
            unproved::not_proved_here(
                "the object code for Windows: `.ci/run windows` builds and tests it",
            );
        }
    }
    (lock, all)
}

/// Patches a function of this program, which must not be longer than a page.
fn patch_here(function: *const ()) {
    let bytes = fs::read("/proc/self/exe").expect("this program");
    let file = object::File::parse(&*bytes).expect("an ELF file");
    let name_of = |address: usize| {
        file.symbols().find(|symbol| symbol.address() as usize == address && symbol.size() > 0)
    };
    let first = file.symbols().find(|symbol| symbol.name() == Ok("nt0")).expect("`nt0`").address();
    let moved = nt::functions()[0][0] as usize - first as usize;
    let length = name_of(function as usize - moved).expect("a symbol").size() as usize;
    let page = function as usize & !0xfff;
    let access = libc::PROT_READ | libc::PROT_WRITE | libc::PROT_EXEC;
    // SAFETY: the pages contain code of this program, which stays executable; the function is not being executed.
    let code = unsafe {
        let size = function as usize + length - page;
        assert_eq!(libc::mprotect(page as *mut _, size, access), 0);
        slice::from_raw_parts_mut(function.cast_mut().cast::<u8>(), length)
    };
    machine::patch(code);
    machine::changed(code);
}

/// Loads object code for Windows, if it is for this architecture.
fn load(path: &str) -> Option<Subject> {
    let bytes = fs::read(path).expect(path);
    let file = object::File::parse(&*bytes).expect("an object file");
    if file.architecture() != machine::FORMAT {
        return None;
    }
    let mut subject =
        Subject { title: path.to_owned(), plain: Vec::new(), alive: Vec::new(), named: Vec::new() };
    let find = |name: &str| {
        let symbol = file.symbols().find(|symbol| symbol.name() == Ok(name))?;
        let section = file.section_by_index(symbol.section_index()?).ok()?;
        assert_eq!(section.relocations().count(), 0, "{name} must have no relocations");
        let code = section.data().expect("code");
        let access = libc::PROT_READ | libc::PROT_WRITE | libc::PROT_EXEC;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        // SAFETY: the mapping is new, and has the length of the copied code.
        let copy = unsafe {
            let start = libc::mmap(ptr::null_mut(), code.len(), access, flags, -1, 0);
            assert_ne!(start, libc::MAP_FAILED);
            slice::from_raw_parts_mut(start.cast::<u8>(), code.len())
        };
        copy.copy_from_slice(code);
        machine::patch(copy);
        machine::changed(copy);
        Some(copy.as_ptr().cast::<()>())
    };
    for count in 0..=16 {
        subject.plain.push(find(&format!("nt{count}")).expect("a function"));
        subject.alive.push(find(&format!("nt_alive{count}")).expect("a function"));
    }
    for name in ["nt_status", "nt_result", "nt_numbered"] {
        subject.named.extend(find(name).map(|function| (name.to_owned(), function)));
    }
    Some(subject)
}

#[cfg(target_arch = "x86_64")]
type Plain = extern "sysv64" fn(&[usize; 16]) -> usize;
#[cfg(target_arch = "x86_64")]
type Alive = extern "sysv64" fn(&[usize; 16], &mut [usize; 24], &mut [f64; 12]) -> usize;
#[cfg(target_arch = "aarch64")]
type Plain = extern "C" fn(&[usize; 16]) -> usize;
#[cfg(target_arch = "aarch64")]
type Alive = extern "C" fn(&[usize; 16], &mut [usize; 24], &mut [f64; 12]) -> usize;

/// Makes one call, and returns its result and what the kernel received.
fn call<F: Copy, T>(function: *const (), answer: usize, run: impl FnOnce(F) -> T) -> (T, Call) {
    // SAFETY: the caller specifies the function's type, and holds the lock.
    unsafe {
        *DESK.0.get() = Call { answer, ..Call::default() };
        let result = run(mem::transmute_copy::<*const (), F>(&function));
        (result, *DESK.0.get())
    }
}

#[test]
fn words_are_in_their_registers_and_stack_slots_and_the_status_is_returned() {
    let (_lock, subjects) = subjects();
    for subject in &subjects {
        for (count, &function) in subject.plain.iter().enumerate() {
            let (status, seen) = call(function, ANSWER, |plain: Plain| plain(&WORDS));
            let title = format!("{count} words, {}", subject.title);
            assert_eq!((seen.calls, seen.number), (1, NUMBER as usize), "{title}");
            assert_eq!(seen.words[..count], WORDS[..count], "{title}");
            assert_eq!(status, ANSWER, "{title}");
        }
    }
    assert_eq!(subjects[0].plain.len(), 17);
}

#[test]
fn no_value_is_kept_in_a_clobbered_register_and_the_stack_is_intact() {
    let (_lock, subjects) = subjects();
    for subject in &subjects {
        for (count, &function) in subject.alive.iter().enumerate() {
            // A call with stack words has a frame, so it does not use the red zone on Linux either.
            let below = count > 4 || subject.title != "expanded for Linux";
            let answer =
                if below && cfg!(target_arch = "x86_64") { ANSWER | 1 << 63 } else { ANSWER };
            let mut integers: [usize; 24] = core::array::from_fn(|at| 0x1_0001 * (at + 3));
            let mut floats: [f64; 12] = core::array::from_fn(|at| f64::from(at as u32) + 0.5);
            let (expected, floating) =
                (integers.map(|value| value + 1), floats.map(|value| value + value));
            let (status, seen) =
                call(function, answer, |alive: Alive| alive(&WORDS, &mut integers, &mut floats));
            let title = format!("{count} words, {}", subject.title);
            assert_eq!((status, seen.calls), (answer, 1), "{title}");
            assert_eq!(seen.words[..count], WORDS[..count], "{title}");
            assert_eq!(integers, expected, "{title}");
            assert_eq!(floats.map(f64::to_bits), floating.map(f64::to_bits), "{title}");
        }
    }
}

/// The garbage reaches registers whose clobber is not declared; otherwise the test above could not fail.
#[cfg(target_arch = "x86_64")]
#[test]
fn a_missing_clobber_is_detected() {
    let (_lock, _) = subjects();
    let function = nt::nt_forgetful as *const ();
    patch_here(function);
    let kept = WORDS[..12].iter().fold(0, |all, value| all ^ value);
    assert_ne!(call(function, ANSWER, |plain: Plain| plain(&WORDS)).0, kept);
}

#[test]
fn declared_calls_convert_the_status() {
    let (_lock, subjects) = subjects();
    for (name, function) in subjects.iter().flat_map(|subject| &subject.named) {
        let mut words = WORDS;
        words[1] = -5_i32 as usize;
        let (status, seen) = call(*function, ANSWER, |plain: Plain| plain(&words));
        assert_eq!(status as u32, 0xc000_0022, "{name}");
        let (success, _) = call(*function, 0xffff_ffff_0000_0103, |plain: Plain| plain(&words));
        match name.as_str() {
            "nt_status" => {
                assert_eq!((seen.number, success), (NUMBER as usize, 0x103));
                assert_eq!(seen.words[..2], [words[0], -5_isize as usize]);
            }
            "nt_result" => {
                assert_eq!((seen.number, success), (NUMBER as usize, 0));
                assert_eq!(seen.words[..4], words[..4]);
                assert_eq!(seen.words[5], 7, "a slice is passed as address and length");
            }
            _ => assert_eq!((seen.number, seen.words[0]), (NUMBER as usize, words[0])),
        }
    }
}

#[test]
fn a_status_is_the_lower_half_of_the_register() {
    let word = |bits: usize| ptr::without_provenance_mut(bits);
    assert_eq!(NtStatus::from_status(word(ANSWER)), NtStatus::STATUS_ACCESS_DENIED);
    assert_eq!(i32::from_status(word(ANSWER)) as u32, u32::from_status(word(ANSWER)));
    assert_eq!(
        Result::<(), NtStatus>::from_status(word(ANSWER)),
        Err(NtStatus::STATUS_ACCESS_DENIED)
    );
    let pending = word(0xffff_ffff_0000_0103);
    assert_eq!(Result::<(), NtStatus>::from_status(pending), Ok(()));
    assert_eq!(Result::<_, NtStatus>::from_status(pending), Ok(NtStatus::STATUS_PENDING));
    let _ = Win32Error::from_code(0);
}
