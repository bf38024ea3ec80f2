//! A stack can be walked from inside of a thread that `start_thread` began, where it ends at the thread's first
//! function, and from a signal handler, into what the signal interrupted: with `_Unwind_Backtrace`, which the standard
//! library links (libgcc's), and with gdb's `bt`.

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

/// The unwinder's view of one frame.
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

/// The function of a frame, or `None` for the end of the stack, which libgcc shows as a frame as well.
#[cfg(not(target_arch = "arm"))]
fn function(context: *mut Context) -> Option<*mut c_void> {
    unsafe extern "C-unwind" {
        fn _Unwind_GetIPInfo(context: *mut Context, before_instruction: *mut i32) -> usize;
        fn _Unwind_FindEnclosingFunction(address: *mut c_void) -> *mut c_void;
    }
    let mut before_instruction = 0;
    // SAFETY: the unwinder handed over its frame. The look-up takes any address.
    unsafe {
        let address = _Unwind_GetIPInfo(context, &raw mut before_instruction);
        let inside = address.wrapping_sub(usize::from(before_instruction == 0));
        (address != 0).then(|| _Unwind_FindEnclosingFunction(ptr::without_provenance_mut(inside)))
    }
}

/// The function of a frame. The unwinder of the ARM EABI has no look-up by address, and shows no frame at the end.
#[cfg(target_arch = "arm")]
fn function(context: *mut Context) -> Option<*mut c_void> {
    unsafe extern "C-unwind" {
        fn _Unwind_GetRegionStart(context: *mut Context) -> *mut c_void;
    }
    // SAFETY: the unwinder handed over its frame.
    Some(unsafe { _Unwind_GetRegionStart(context) })
}

/// `_URC_END_OF_STACK`; on ARM `_URC_FAILURE`, which is libgcc's answer to `.cantunwind` as well (`__gnu_Unwind_Backtrace` in
/// gcc `libgcc/unwind-arm-common.inc`).
const END_OF_STACK: i32 = if cfg!(target_arch = "arm") { 9 } else { 5 };

/// Whether a signal handler returns to code of this crate's, and not to the kernel's (which an emulator writes anew).
const OURS: bool = cfg!(any(
    target_arch = "aarch64",
    target_arch = "s390x",
    target_arch = "sparc64",
    target_arch = "x86",
    target_arch = "x86_64"
));

/// The unwinder of the ARM EABI reads no unwind information of the kernel's code that a handler returns to.
const BEYOND_HANDLERS: bool = !cfg!(target_arch = "arm");

/// Whether a walk finds the end of a thread of the C library's, in which the tests run: on `PowerPC64` glibc 2.36 does not say that
/// nobody called its `clone`, and the same walk in C ends with an error.
const C_THREADS_HAVE_ENDS: bool = !cfg!(target_arch = "powerpc64");

/// How many functions of the crate called a thread's first one: PowerPC has one that knows what a pointer to a function is.
/// The ARM EABI says of the outermost that nobody called it, and the walk does not show it.
const CALLERS_OF_FIRST: usize = if cfg!(target_arch = "arm") {
    0
} else if cfg!(target_arch = "powerpc64") {
    2
} else {
    1
};

/// The functions on a stack, the innermost first, and how the walk ended.
struct Walk {
    functions: [*mut c_void; 128],
    count: usize,
    end: i32,
}

impl Walk {
    const NONE: Self = Self { functions: [ptr::null_mut(); 128], count: 0, end: -1 };

    /// From the function that calls this one.
    #[inline(never)]
    fn walk(&mut self) {
        // SAFETY: the callback writes to this walk, and to nothing else.
        self.end = unsafe { _Unwind_Backtrace(frame, ptr::from_mut(self).cast()) };
    }

    fn how_often(&self, function: *const ()) -> usize {
        let functions = &self.functions[..self.count.min(self.functions.len())];
        functions.iter().filter(|&&other| other.cast_const().cast() == function).count()
    }
}

extern "C" fn frame(context: *mut Context, walk: *mut c_void) -> i32 {
    // SAFETY: the unwinder hands over the walk that it was given.
    let walk = unsafe { &mut *walk.cast::<Walk>() };
    if let Some(function) = function(context) {
        if let Some(place) = walk.functions.get_mut(walk.count) {
            *place = function;
        }
        walk.count += 1;
    }
    0
}

/// Where gdb stops.
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
    // SAFETY: `start_thread` was given a walk that outlives the thread.
    unsafe { (*walk).walk() };
    black_box(());
}

/// A stack between two pages that nobody may touch.
struct Stack {
    mapped: *mut Void,
}

impl Stack {
    const GUARD: u64 = 1 << 16;
    const SIZE: u64 = 1 << 20;

    fn new() -> Self {
        let (size, flags) = (Self::SIZE + 2 * Self::GUARD, MAP_PRIVATE | MAP_ANONYMOUS);
        // SAFETY: the memory is new.
        let mapped = unsafe { mmap(ptr::null_mut(), size, PROT_NONE, flags, -1, 0) };
        let stack = mapped.wrapping_byte_add(usize::try_from(Self::GUARD).unwrap());
        // SAFETY: this is a part of it.
        assert_eq!(unsafe { mprotect(stack, Self::SIZE, PROT_READ | PROT_WRITE) }, 0);
        Self { mapped }
    }

    fn top(&self) -> *mut Void {
        self.mapped.wrapping_byte_add(usize::try_from(Self::GUARD + Self::SIZE).unwrap())
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        // SAFETY: nobody uses it any more.
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
    // SAFETY: walk, stack and number live until the thread is gone, for which we wait. What the unwinder does
    // with the parent's thread-local storage in the meantime does not meet the parent, which waits.
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
    // SAFETY: the thread is gone.
    let walk = unsafe { &*walk };
    assert_eq!(walk.end, END_OF_STACK);
    assert_eq!(walk.how_often(second_of_the_thread as *const ()), 1);
    assert_eq!(walk.how_often(first_of_the_thread as *const ()), 1);
    // The walk, the two, and what called them.
    assert_eq!(walk.count, 3 + CALLERS_OF_FIRST);
}

/// The walk of the handler.
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

extern "C" fn of_filter(_: I32) {
    // SAFETY: the only signal is sent by the only test that looks at it.
    unsafe { (*OF_FILTER.0.get()).walk() };
    black_box(());
}

#[cfg(not(target_arch = "s390x"))]
fn signal_this_thread() -> I32 {
    tgkill(getpid(), gettid(), SIGUSR1)
}

/// The C library's. For a function that calls no other LLVM does not describe `r15`, of which libgcc then takes the value for the
/// caller's as well: wrong where the function has a frame, as an unoptimised `tgkill` has. gcc's functions save `r15` with every
/// frame.
#[cfg(target_arch = "s390x")]
fn signal_this_thread() -> I32 {
    unsafe extern "C" {
        safe fn raise(signal: I32) -> I32;
    }
    raise(SIGUSR1)
}

/// So many functions, the last of which is interrupted.
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
    // Both shapes of a handler: x86 gives each another frame, and another function to return to.
    for flags in [0, SA_SIGINFO] {
        let address = handler as extern "C" fn(i32) as usize;
        let action = SigAction::new(address, flags, SigSet::ZERO);
        let size = SigSet::SIZE;
        // SAFETY: the handler is sound wherever this test is.
        assert_eq!(unsafe { rt_sigaction(SIGUSR1, &raw const action, ptr::null_mut(), size) }, 0);
        // SAFETY: no handler runs.
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
        // And on to the beginning of the thread that the test runs in.
        assert!(walk.count > 17, "{} frames", walk.count);
    }
}

/// So many functions, the last of which starts a thread.
#[inline(never)]
extern "C" fn starting(further: u32, stack: *mut Void) {
    if further == 0 {
        let (flags, none) = (CLONE_VM | CLONE_SIGHAND | CLONE_THREAD, ptr::null_mut());
        // SAFETY: the filter lets no thread begin.
        unsafe { start_thread(flags, stack, none, none, 0, first_of_the_thread, ptr::null_mut()) };
    } else {
        starting(further - 1, stack);
    }
    black_box(());
}

/// Only the child has no caller at the instruction after `clone`: the parent can be interrupted there as well.
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
    let action = SigAction::new(of_filter as extern "C" fn(i32) as usize, 0, SigSet::ZERO);
    let size = SigSet::SIZE;
    // SAFETY: the handler is sound wherever this test is.
    assert_eq!(unsafe { rt_sigaction(SIGSYS, &raw const action, ptr::null_mut(), size) }, 0);
    let stack = Stack::new();
    let top = stack.top().expose_provenance();
    // A filter stays with the thread.
    let thread = thread::spawn(move || {
        let mut program = SockFprog::new(&trap_clone).unwrap();
        // SAFETY: the filter has no effect on what Rust's library calls in this thread.
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
}

/// gdb's `bt`, run where one of the tests above stops.
fn backtrace_by_gdb(stopping: &str) -> Option<String> {
    let commands = ["break sysdecl_test_stop", "run", "bt", "kill"];
    let text = gdb("gdb's backtraces through threads and handlers", stopping, &commands)?;
    Some(text.split_once("sysdecl_test_stop").expect("gdb stops there").1.to_string())
}

/// What gdb prints at these commands, with one of the tests above as its program.
fn gdb(what: &str, stopping: &str, commands: &[&str]) -> Option<String> {
    if beside::emulator_lacks(what) {
        return None;
    }
    let mut gdb = tool::find("gdb", what, "gdb")?;
    gdb.args(["-nx", "-batch", "-ex", "handle SIGUSR1 nostop noprint pass"]);
    for command in commands {
        gdb.args(["-ex", command]);
    }
    gdb.arg("--args").arg(env::current_exe().expect("it is running"));
    let text = output(gdb.args(["--exact", stopping, "--test-threads=1"]));
    if text.contains("ptrace: Operation not permitted") {
        tool::missing("the right to trace a process", what, "allow `ptrace` in this container");
        return None;
    }
    Some(text)
}

fn output(command: &mut Command) -> String {
    let output = command.output().expect("it starts");
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
