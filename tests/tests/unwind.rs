//! Unwinds the stack from a thread that `start_thread` created, where the stack ends at the thread's first function,
//! and from a signal handler into the interrupted code: with `_Unwind_Backtrace` of libgcc, which the standard
//! library links, and with gdb's `bt`.

#![cfg(target_os = "linux")]

mod beside;

use std::{
    cell::UnsafeCell,
    env,
    ffi::c_void,
    hint::black_box,
    process::Command,
    ptr,
    sync::atomic::{AtomicI32, Ordering},
    thread,
};

use sysdecl::{
    I32, Void,
    linux::{futex::*, mem::*, nr::SYS_CLONE, process::*, security::*},
};
use sysdecl_tests::tool;

/// The unwinder's representation of one frame.
#[repr(C)]
struct Context {
    _opaque: [u8; 0],
}

unsafe extern "C-unwind" {
    fn _Unwind_Backtrace(
        callback: extern "C" fn(*mut Context, *mut c_void) -> i32,
        argument: *mut c_void,
    ) -> i32;
}

/// The function of a frame, or `None` for the end of the stack, which libgcc reports as a frame as well.
#[cfg(not(target_arch = "arm"))]
fn function(context: *mut Context) -> Option<*mut c_void> {
    unsafe extern "C-unwind" {
        fn _Unwind_GetIPInfo(context: *mut Context, before_instruction: *mut i32) -> usize;
        fn _Unwind_FindEnclosingFunction(address: *mut c_void) -> *mut c_void;
    }
    let mut before_instruction = 0;
    // SAFETY: the context is the one that the unwinder passed. The lookup accepts any address.
    unsafe {
        let address = _Unwind_GetIPInfo(context, &raw mut before_instruction);
        let inside = address.wrapping_sub(usize::from(before_instruction == 0));
        (address != 0).then(|| _Unwind_FindEnclosingFunction(ptr::without_provenance_mut(inside)))
    }
}

/// The function of a frame. The unwinder of the ARM EABI has no lookup by address, and reports no frame at the end.
#[cfg(target_arch = "arm")]
fn function(context: *mut Context) -> Option<*mut c_void> {
    unsafe extern "C-unwind" {
        fn _Unwind_GetRegionStart(context: *mut Context) -> *mut c_void;
    }
    // SAFETY: the context is the one that the unwinder passed.
    Some(unsafe { _Unwind_GetRegionStart(context) })
}

/// `_URC_END_OF_STACK`; on ARM `_URC_FAILURE`, which libgcc also returns for `.cantunwind` (`__gnu_Unwind_Backtrace`
/// in gcc `libgcc/unwind-arm-common.inc`).
const END_OF_STACK: i32 = if cfg!(target_arch = "arm") { 9 } else { 5 };

/// Whether a signal handler returns to code of this crate, and not to code of the kernel (which an emulator
/// replaces).
const OURS: bool = cfg!(any(
    target_arch = "aarch64",
    target_arch = "s390x",
    target_arch = "sparc64",
    target_arch = "x86",
    target_arch = "x86_64"
));

/// Whether unwinding continues beyond a handler. The unwinder of the ARM EABI does not read unwind information of the
/// kernel's return code.
const BEYOND_HANDLERS: bool = !cfg!(target_arch = "arm");

/// Whether unwinding finds the end of a thread of the C library, in which the tests run: on `PowerPC64` glibc 2.36
/// does not mark `clone` as the outermost function, and unwinding in C ends with an error as well.
const C_THREADS_HAVE_ENDS: bool = !cfg!(target_arch = "powerpc64");

/// The number of the crate's functions below a thread's first one. PowerPC has an additional one, which reads the
/// function descriptor. On ARM the outermost function is marked with `.cantunwind`, and is not reported.
const CALLERS_OF_FIRST: usize = if cfg!(target_arch = "arm") {
    0
} else if cfg!(target_arch = "powerpc64") {
    2
} else {
    1
};

/// The functions on a stack, innermost first, and the result of unwinding.
struct Walk {
    functions: [*mut c_void; 128],
    count: usize,
    end: i32,
}

impl Walk {
    const NONE: Self = Self { functions: [ptr::null_mut(); 128], count: 0, end: -1 };

    /// Unwinds the stack, starting with the caller of this function.
    #[inline(never)]
    fn walk(&mut self) {
        // SAFETY: the callback only writes to this value.
        self.end = unsafe { _Unwind_Backtrace(frame, ptr::from_mut(self).cast()) };
    }

    fn how_often(&self, function: *const ()) -> usize {
        let functions = &self.functions[..self.count.min(self.functions.len())];
        functions.iter().filter(|&&other| other.cast_const().cast() == function).count()
    }
}

extern "C" fn frame(context: *mut Context, walk: *mut c_void) -> i32 {
    // SAFETY: the unwinder passes the pointer that it was given.
    let walk = unsafe { &mut *walk.cast::<Walk>() };
    if let Some(function) = function(context) {
        if let Some(place) = walk.functions.get_mut(walk.count) {
            *place = function;
        }
        walk.count += 1;
    }
    0
}

/// The breakpoint of gdb.
#[unsafe(no_mangle)]
#[inline(never)]
extern "C" fn sysdecl_test_stop() {
    black_box(());
}

extern "C" fn first_of_the_thread(walk: *mut Void) -> I32 {
    second_of_the_thread(walk.cast());
    black_box(17)
}

#[inline(never)]
extern "C" fn second_of_the_thread(walk: *mut Walk) {
    sysdecl_test_stop();
    // SAFETY: the value that was passed to `start_thread` outlives the thread.
    unsafe { (*walk).walk() };
    black_box(());
}

/// A stack between two inaccessible guard regions.
struct Stack {
    mapped: *mut Void,
}

impl Stack {
    const GUARD: u64 = 1 << 16;
    const SIZE: u64 = 1 << 20;

    fn new() -> Self {
        let (size, flags) = (Self::SIZE + 2 * Self::GUARD, MAP_PRIVATE | MAP_ANONYMOUS);
        // SAFETY: a new mapping does not change existing memory.
        let mapped = unsafe { mmap(ptr::null_mut(), size, PROT_NONE, flags, -1, 0) };
        let stack = mapped.wrapping_byte_add(usize::try_from(Self::GUARD).unwrap());
        // SAFETY: the range is part of the new mapping.
        assert_eq!(unsafe { mprotect(stack, Self::SIZE, PROT_READ | PROT_WRITE) }, 0);
        Self { mapped }
    }

    fn top(&self) -> *mut Void {
        self.mapped.wrapping_byte_add(usize::try_from(Self::GUARD + Self::SIZE).unwrap())
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        // SAFETY: the stack is no longer in use.
        unsafe { munmap(self.mapped, Self::SIZE + 2 * Self::GUARD) };
    }
}

#[test]
fn a_walk_ends_where_the_thread_began() {
    let mut walk = Walk::NONE;
    let walk = &raw mut walk;
    let (stack, tid) = (Stack::new(), AtomicI32::new(-1));
    let flags = CLONE_VM
        | CLONE_FS
        | CLONE_FILES
        | CLONE_SIGHAND
        | CLONE_THREAD
        | CLONE_SYSVSEM
        | CLONE_PARENT_SETTID
        | CLONE_CHILD_CLEARTID;
    // SAFETY: the walk, the stack and the id live until the thread has ended, which is waited for below. Meanwhile
    // the unwinder may use the parent's thread-local storage, but the parent only waits.
    unsafe {
        let place = tid.as_ptr();
        let began =
            start_thread(flags, stack.top(), place, place, 0, first_of_the_thread, walk.cast());
        assert!(began > 0, "{began}");
        loop {
            let now = tid.load(Ordering::SeqCst);
            if now == 0 {
                break;
            }
            futex_wait(place.cast(), now.cast_unsigned(), None);
        }
    }
    // SAFETY: the thread has ended.
    let walk = unsafe { &*walk };
    assert_eq!(walk.end, END_OF_STACK);
    assert_eq!(walk.how_often(second_of_the_thread as *const ()), 1);
    assert_eq!(walk.how_often(first_of_the_thread as *const ()), 1);
    // The walk, the two functions, and their callers.
    assert_eq!(walk.count, 3 + CALLERS_OF_FIRST);
}

/// The functions on the stack of a handler.
struct OfHandler(UnsafeCell<Walk>);

// SAFETY: the only signal is sent by the only test that looks at it.
unsafe impl Sync for OfHandler {}

static OF_HANDLER: OfHandler = OfHandler(UnsafeCell::new(Walk::NONE));

extern "C" fn handler(_: I32) {
    sysdecl_test_stop();
    // SAFETY: the only signal is sent by the only test that looks at it.
    unsafe { (*OF_HANDLER.0.get()).walk() };
    black_box(());
}

static OF_FILTER: OfHandler = OfHandler(UnsafeCell::new(Walk::NONE));

/// As if the signal had interrupted the child.
static OF_FILTER_IN_CHILD: OfHandler = OfHandler(UnsafeCell::new(Walk::NONE));

/// The offset of the register with the result of a call in the kernel's `struct ucontext`, if it is known here (Linux
/// `arch/*/include/uapi/asm/sigcontext.h`, `ucontext.h`).
const RESULT_IN_CONTEXT: Option<usize> = if cfg!(target_arch = "x86_64") {
    Some(40 + 8 * 13)
} else if cfg!(target_arch = "x86") {
    Some(20 + 4 * 11)
} else if cfg!(target_arch = "aarch64") {
    Some(176 + 8)
} else if cfg!(target_arch = "riscv64") {
    Some(176 + 8 * 10)
} else if cfg!(target_arch = "s390x") {
    Some(40 + 16 + 8 * 2)
} else if cfg!(target_arch = "powerpc64") {
    Some(168 + 64 + 8 * 3)
} else if cfg!(target_arch = "mips64") {
    Some(40 + 8 * 2)
} else {
    None
};

extern "C" fn of_filter(_: I32, _: *mut Void, context: *mut Void) {
    // SAFETY: the only signal is sent by the only test that looks at it. The register is in the context, and has its
    // value again when the handler returns.
    unsafe {
        (*OF_FILTER.0.get()).walk();
        if let Some(offset) = RESULT_IN_CONTEXT {
            let result: *mut usize = context.byte_add(offset).cast();
            let value = result.replace(0);
            (*OF_FILTER_IN_CHILD.0.get()).walk();
            result.write(value);
        }
    }
    black_box(());
}

#[cfg(not(target_arch = "s390x"))]
fn signal_this_thread() -> I32 {
    tgkill(getpid(), gettid(), SIGUSR1)
}

/// The C library's function. LLVM does not describe `r15` in leaf functions, so libgcc uses its value for the caller
/// as well, which is wrong if the function has a frame, as an unoptimised `tgkill` does. Functions compiled by gcc
/// save `r15` with every frame.
#[cfg(target_arch = "s390x")]
fn signal_this_thread() -> I32 {
    unsafe extern "C" {
        safe fn raise(signal: I32) -> I32;
    }
    raise(SIGUSR1)
}

/// Calls itself `further` times; the innermost call is interrupted.
#[inline(never)]
extern "C" fn interrupted(further: u32) {
    if further == 0 {
        assert_eq!(signal_this_thread(), 0);
    } else {
        interrupted(further - 1);
    }
    black_box(());
}

#[test]
fn a_walk_goes_from_a_handler_into_what_it_interrupted() {
    // Both kinds of handlers: on x86 they have different frames and different functions to return to.
    for flags in [0, SA_SIGINFO] {
        let address = handler as extern "C" fn(i32) as usize;
        let action = SigAction::new(address, flags, SigSet::ZERO);
        let size = SigSet::SIZE;
        // SAFETY: the handler is async-signal-safe.
        assert_eq!(unsafe { rt_sigaction(SIGUSR1, &raw const action, ptr::null_mut(), size) }, 0);
        // SAFETY: no handler is running.
        unsafe { *OF_HANDLER.0.get() = Walk::NONE };
        interrupted(9);
        // SAFETY: the handler has returned.
        let walk = unsafe { &*OF_HANDLER.0.get() };
        assert_eq!(walk.how_often(handler as *const ()), 1);
        if !OURS
            && beside::emulator_lacks("a walk from a signal handler through the kernel's frame")
        {
            continue;
        }
        if !BEYOND_HANDLERS {
            continue;
        }
        if C_THREADS_HAVE_ENDS {
            assert_eq!(walk.end, END_OF_STACK);
        }
        assert_eq!(walk.how_often(interrupted as *const ()), 10);
        // Unwinding continues to the start of the thread that runs the test.
        assert!(walk.count > 17, "{} frames", walk.count);
    }
}

/// Calls itself `further` times; the innermost call starts a thread.
#[inline(never)]
extern "C" fn starting(further: u32, stack: *mut Void) {
    if further == 0 {
        let (flags, none) = (CLONE_VM | CLONE_SIGHAND | CLONE_THREAD, ptr::null_mut());
        // SAFETY: the filter prevents the thread from being created.
        unsafe { start_thread(flags, stack, none, none, 0, first_of_the_thread, ptr::null_mut()) };
    } else {
        starting(further - 1, stack);
    }
    black_box(());
}

/// At the instruction after `clone` the parent has a caller, and the child has none: a signal can interrupt both there.
#[test]
fn a_walk_goes_from_a_handler_into_what_starts_a_thread() {
    if beside::emulator_lacks("a signal at the instruction after `clone`") {
        return;
    }
    let trap_clone = [
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, u32::try_from(SYS_CLONE).unwrap(), 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    ];
    let address = of_filter as extern "C" fn(I32, *mut Void, *mut Void) as usize;
    let action = SigAction::new(address, SA_SIGINFO, SigSet::ZERO);
    let size = SigSet::SIZE;
    // SAFETY: the handler is sound wherever this test is.
    assert_eq!(unsafe { rt_sigaction(SIGSYS, &raw const action, ptr::null_mut(), size) }, 0);
    let stack = Stack::new();
    let top = stack.top().expose_provenance();
    // A filter applies to the thread until it ends.
    let thread = thread::spawn(move || {
        let mut program = SockFprog::new(&trap_clone).unwrap();
        // SAFETY: the filter does not affect the system calls of the standard library in this thread.
        unsafe {
            assert_eq!(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
            assert_eq!(seccomp(SECCOMP_SET_MODE_FILTER, 0, (&raw mut program).cast()), 0);
        }
        starting(9, ptr::with_exposed_provenance_mut(top));
    });
    thread.join().unwrap();
    // SAFETY: the handler has returned.
    let walk = unsafe { &*OF_FILTER.0.get() };
    assert_eq!(walk.how_often(of_filter as *const ()), 1);
    if BEYOND_HANDLERS {
        assert_eq!(walk.how_often(starting as *const ()), 10);
    }
    if RESULT_IN_CONTEXT.is_some() {
        // SAFETY: the same.
        let walk = unsafe { &*OF_FILTER_IN_CHILD.0.get() };
        assert_eq!(walk.how_often(of_filter as *const ()), 1);
        assert_eq!(walk.how_often(starting as *const ()), 0);
        assert_eq!(walk.end, END_OF_STACK);
    }
}

/// The output of gdb's `bt` at the breakpoint in one of the tests above.
fn backtrace_by_gdb(stopping: &str) -> Option<String> {
    let commands = ["break sysdecl_test_stop", "run", "bt", "kill"];
    let text = gdb("gdb's backtraces through threads and handlers", stopping, &commands)?;
    Some(text.split_once("sysdecl_test_stop").expect("gdb stops at the breakpoint").1.to_string())
}

/// The output of gdb for these commands, running one of the tests above.
fn gdb(what: &str, stopping: &str, commands: &[&str]) -> Option<String> {
    if beside::emulator_lacks(what) {
        return None;
    }
    let mut gdb = tool::find("gdb", what, "gdb")?;
    gdb.args(["-nx", "-batch", "-ex", "handle SIGUSR1 nostop noprint pass"]);
    for command in commands {
        gdb.args(["-ex", command]);
    }
    gdb.arg("--args").arg(env::current_exe().expect("the path of the test is known"));
    let text = output(gdb.args(["--exact", stopping, "--test-threads=1"]));
    if text.contains("ptrace: Operation not permitted") {
        tool::missing(
            "the permission to trace a process",
            what,
            "allow `ptrace` in this container",
        );
        return None;
    }
    Some(text)
}

fn output(command: &mut Command) -> String {
    let output = command.output().expect("the command can be run");
    let text = [output.stdout, output.stderr].concat();
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn gdb_shows_the_handler_and_what_it_interrupted() {
    let stopping = "a_walk_goes_from_a_handler_into_what_it_interrupted";
    let Some(text) = backtrace_by_gdb(stopping) else { return };
    let (inner, outer) =
        text.split_once("<signal handler called>").unwrap_or_else(|| panic!("{text}"));
    assert!(inner.contains("handler"), "{text}");
    assert_eq!(outer.matches("unwind::interrupted").count(), 10, "{text}");
    assert!(!text.contains("Backtrace stopped"), "{text}");
}

#[test]
fn gdb_shows_the_thread_from_its_beginning() {
    let Some(text) = backtrace_by_gdb("a_walk_ends_where_the_thread_began") else { return };
    for function in ["second_of_the_thread", "first_of_the_thread", "sysdecl_start_thread"] {
        assert!(text.contains(function), "{function}:\n{text}");
    }
    assert!(!text.contains("Backtrace stopped"), "{text}");
}

/// The parent and its child both stop behind `syscall`: the same instruction, of which only the child has no caller.
#[cfg(target_arch = "x86_64")]
#[test]
fn gdb_shows_the_caller_of_start_thread_to_the_parent_alone() {
    let commands = [
        "set language c",
        "break *(char *)&sysdecl_start_thread+2",
        "run",
        "bt",
        "continue",
        "bt",
        "kill",
    ];
    let what = "gdb's backtraces at the first instruction of a thread";
    let Some(text) = gdb(what, "a_walk_ends_where_the_thread_began", &commands) else { return };
    let traces: Vec<&str> = text.split("#0 ").skip(1).collect();
    assert_eq!(traces.len(), 2, "{text}");
    // gdb shows the zero address that the child would return to.
    let callers = traces.iter().map(|trace| {
        trace.lines().filter(|line| line.starts_with('#') && !line.ends_with(" in ?? ()")).count()
    });
    let (fewest, most) = (callers.clone().min().unwrap(), callers.max().unwrap());
    assert!(fewest == 0 && most > 10, "{fewest} and {most} callers: {text}");
    assert!(!text.contains("Backtrace stopped"), "{text}");
}
