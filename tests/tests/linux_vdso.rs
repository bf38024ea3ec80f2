//! The key `vdso` and the functions that use it return the same as the system calls on this kernel.
#![cfg(target_os = "linux")]

use std::{
    ffi::CStr,
    ptr::{self, NonNull},
};

use sysdecl::{
    linux::{
        process, random,
        time::{self, Timespec, Timeval, Timezone},
        vdso::{self, Function},
    },
    prelude::*,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(vdso, args(clock, out))]
    safe fn clock_gettime(clock: I32) -> Result<Timespec, Errno>;
    #[syscall(name = "clock_gettime", args(clock, out))]
    safe fn trapped(clock: I32) -> Result<Timespec, Errno>;
    #[syscall(nr = SYS_CLOCK_GETRES, vdso = "__vdso_clock_getres", args(clock, out))]
    safe fn resolution(clock: I32) -> Result<Timespec, Errno>;
    #[syscall(name = "clock_getres", args(clock, out))]
    safe fn trapped_resolution(clock: I32) -> Result<Timespec, Errno>;
    // The symbol of another architecture, a custom number, omitted words, a retry loop.
    #[syscall(nr = TIME_OF_DAY, vdso = "__kernel_gettimeofday", args(out, 0), retry)]
    safe fn time_of_day() -> Result<Timeval, Errno>;
    #[syscall(vdso, args(out, 0))]
    safe fn getcpu() -> Result<U32, Errno>;
    // The result is discarded.
    #[syscall(name = "getcpu", vdso)]
    safe fn where_am_i(cpu: Option<&mut U32>, node: Option<&mut U32>);
    #[syscall(name = "clock_gettime", vdso, result = seconds, args(clock, now))]
    safe fn seconds_into(clock: I32, now: &mut Timespec) -> bool;
}

/// Not the name of a call, which is determined by the symbol.
const TIME_OF_DAY: U64 = SYS_GETTIMEOFDAY;

fn seconds(answer: I32) -> bool {
    answer == 0
}

/// All clocks of Linux, some invalid ones, and the clock of a process.
const CLOCKS: [I32; 18] =
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 99, -1, i32::MAX, i32::MIN, -6];

fn nanoseconds(time: Timespec) -> i128 {
    i128::from(time.tv_sec) * 1_000_000_000 + i128::from(time.tv_nsec)
}

#[test]
fn each_clock_is_between_two_system_calls() {
    for clock in CLOCKS {
        for _ in 0..100 {
            let before = trapped(clock).map(nanoseconds);
            let now = clock_gettime(clock).map(nanoseconds);
            let mut written = Timespec::ZERO;
            let answered = seconds_into(clock, &mut written);
            // SAFETY: the pointer is valid for writes.
            let answer = unsafe { time::clock_gettime(clock, &raw mut written) };
            let after = trapped(clock).map(nanoseconds);
            match (before, after) {
                (Ok(before), Ok(after)) => {
                    let now = now.unwrap();
                    assert!(answered && answer == 0);
                    let written = nanoseconds(written);
                    assert!(before <= now && now <= written && written <= after, "{clock}");
                }
                (before, _) => {
                    assert_eq!(now, before, "{clock}");
                    assert_eq!(answer, -before.unwrap_err().code(), "{clock}");
                    assert!(!answered);
                }
            }
        }
    }
}

#[test]
fn each_clock_has_the_same_resolution() {
    for clock in CLOCKS {
        assert_eq!(resolution(clock), trapped_resolution(clock), "{clock}");
        let mut written = Timespec::ZERO;
        // SAFETY: the pointer is valid for writes; null is allowed.
        let answers = unsafe {
            [
                time::clock_getres(clock, &raw mut written),
                time::clock_getres(clock, ptr::null_mut()),
            ]
        };
        let expected = trapped_resolution(clock).map_or_else(|error| -error.code(), |_| 0);
        assert_eq!(answers, [expected; 2], "{clock}");
    }
}

#[test]
fn the_time_of_day_is_the_realtime_clock() {
    let micros = |time: Timespec| nanoseconds(time) / 1000;
    for _ in 0..100 {
        let before = trapped(0).map(micros).unwrap();
        let mut times = [time_of_day().unwrap(), Timeval::ZERO];
        let mut zone = Timezone { tz_minuteswest: -1, tz_dsttime: -1 };
        // SAFETY: both pointers are valid for writes.
        assert_eq!(unsafe { time::gettimeofday(&raw mut times[1], &raw mut zone) }, 0);
        // SAFETY: null is allowed.
        assert_eq!(unsafe { time::gettimeofday(ptr::null_mut(), ptr::null_mut()) }, 0);
        let after = trapped(0).map(micros).unwrap();
        let times =
            times.map(|time| i128::from(time.tv_sec) * 1_000_000 + i128::from(time.tv_usec));
        assert!(before <= times[0] && times[0] <= times[1] && times[1] <= after);
        assert!(zone.tz_minuteswest != -1 && zone.tz_dsttime != -1);
    }
}

#[test]
fn getcpu_returns_the_cpu_that_the_thread_is_bound_to() {
    // SAFETY: the set is valid for writes and has the given length; it applies to this thread.
    unsafe {
        let mut all: libc::cpu_set_t = std::mem::zeroed();
        assert_eq!(libc::sched_getaffinity(0, size_of_val(&all), &raw mut all), 0);
        for cpu in (0..64).filter(|&cpu| libc::CPU_ISSET(cpu, &all)) {
            let mut one: libc::cpu_set_t = std::mem::zeroed();
            libc::CPU_SET(cpu, &mut one);
            assert_eq!(libc::sched_setaffinity(0, size_of_val(&one), &raw const one), 0);
            let cpu = u32::try_from(cpu).unwrap();
            assert_eq!(getcpu(), Ok(cpu));
            let (mut here, mut node) = (u32::MAX, u32::MAX);
            where_am_i(Some(&mut here), Some(&mut node));
            where_am_i(None, None);
            assert_eq!(here, cpu);
            let mut seen = (u32::MAX, u32::MAX);
            let answer = process::getcpu(&raw mut seen.0, &raw mut seen.1, ptr::null_mut());
            assert_eq!((answer, seen), (0, (cpu, node)));
        }
    }
}

/// The address of a vDSO function according to the C library.
fn known_to_libc(name: &CStr, version: &CStr) -> Option<NonNull<libc::c_void>> {
    // SAFETY: all strings are NUL-terminated, and the image stays loaded.
    unsafe {
        let flags = libc::RTLD_NOW | libc::RTLD_NOLOAD;
        let image = libc::dlopen(c"linux-vdso.so.1".as_ptr(), flags);
        NonNull::new(image)?;
        NonNull::new(libc::dlvsym(image, name.as_ptr(), version.as_ptr()))
    }
}

#[test]
fn a_function_has_the_address_that_the_c_library_finds() {
    static NOTHING: Function = Function::new(c"__vdso_nothing", c"LINUX_2.6");
    let (names, version) = match std::env::consts::ARCH {
        "x86_64" => (
            [
                c"__vdso_clock_gettime",
                c"__vdso_clock_getres",
                c"__vdso_gettimeofday",
                c"__vdso_time",
                c"__vdso_getcpu",
                c"__vdso_getrandom",
            ]
            .as_slice(),
            c"LINUX_2.6",
        ),
        "aarch64" => (
            [c"__kernel_clock_gettime", c"__kernel_clock_getres", c"__kernel_gettimeofday"]
                .as_slice(),
            c"LINUX_2.6.39",
        ),
        _ => return,
    };
    for &name in names {
        let name: &'static CStr = name;
        let function = Function::new(name, version).get().map(NonNull::cast);
        assert_eq!(function, known_to_libc(name, version), "{name:?}");
        if std::env::consts::ARCH == "x86_64" && name != c"__vdso_getrandom" {
            assert!(function.is_some(), "this kernel should have {name:?}");
        }
        assert_eq!(Function::new(name, c"LINUX_2.7").get(), None);
    }
    assert_eq!(Function::new(c"__vdso_nothing", version).get(), None);
    // The second lookup uses the cached result that the function does not exist.
    assert_eq!([NOTHING.get(), NOTHING.get()], [None; 2]);
}

#[test]
fn concurrent_lookups_return_the_same() {
    static LATE: Function = Function::new(c"__vdso_clock_gettime", c"LINUX_2.6");
    let found: Vec<Option<usize>> = std::thread::scope(|scope| {
        let look = || LATE.get().map(|address| address.addr().get());
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(look)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(found.iter().all(|address| *address == found[0]));
}

#[test]
fn the_image_is_that_of_the_kernel() {
    // The emulator may have no vDSO although the kernel has one.
    let Some(image) = vdso::image() else {
        // SAFETY: the function only reads the auxiliary vector.
        assert_eq!(unsafe { libc::getauxval(libc::AT_SYSINFO_EHDR) }, 0);
        return;
    };
    // SAFETY: the function only reads the auxiliary vector.
    let start = unsafe { libc::getauxval(libc::AT_SYSINFO_EHDR) };
    assert_eq!(image.bytes().as_ptr().addr() as u64, start);
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let line = maps.lines().find(|line| line.ends_with("[vdso]")).unwrap();
    let (first, rest) = line.split_once('-').unwrap();
    let end = rest.split(' ').next().unwrap();
    let [first, end] = [first, end].map(|number| u64::from_str_radix(number, 16).unwrap());
    assert_eq!(first, start);
    assert!(image.bytes().len() as u64 <= end - start);
}

#[test]
fn a_generator_behaves_like_the_system_call() {
    let mut generator = random::Generator::new();
    let known = known_to_libc(c"__vdso_getrandom", c"LINUX_2.6");
    if cfg!(target_arch = "x86_64") {
        assert_eq!(generator.is_in_user_space(), known.is_some());
    }
    // All lengths up to a few blocks, and one of many blocks; bytes beyond the length do not change.
    for length in (0..300).chain([65536]) {
        let mut buffer = vec![0_u8; length + 8];
        let (filled, beyond) = buffer.split_at_mut(length);
        generator.fill(filled).unwrap();
        assert_eq!(beyond, [0; 8]);
        assert!(length < 16 || filled.iter().any(|&byte| byte != 0), "{length}");
    }
    let mut bytes = vec![0_u8; 65536];
    for part in bytes.chunks_mut(32) {
        assert_eq!(generator.getrandom(part, 0), Ok(32));
    }
    let mut times = [0; 256];
    for byte in bytes {
        times[usize::from(byte)] += 1;
    }
    // 256 of each are expected, with a standard deviation of 16; eight times that practically never occurs.
    assert!(times.iter().all(|times| (128..384).contains(times)), "{times:?}");
    assert_eq!(generator.getrandom(&mut [0; 8], 0x8000), Err(Errno::EINVAL));
    assert_eq!(generator.getrandom(&mut [0; 8], random::GRND_INSECURE), Ok(8));
}

#[test]
fn generators_of_threads_and_child_processes_differ() {
    let mut generator = random::Generator::new();
    let mut key = || {
        let mut key = [0_u8; 16];
        generator.fill(&mut key).unwrap();
        key
    };
    let mut keys = vec![key(), key()];
    keys.extend(std::thread::scope(|scope| {
        let other = || {
            let mut key = [0_u8; 16];
            random::Generator::new().fill(&mut key).unwrap();
            key
        };
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(other)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    }));
    // A child process has a copy of the state, which the kernel wipes.
    let (reader, writer) = std::io::pipe().unwrap();
    // SAFETY: the child only calls async-signal-safe functions, and exits.
    unsafe {
        let child = libc::fork();
        if child == 0 {
            let key = key();
            libc::write(std::os::fd::AsRawFd::as_raw_fd(&writer), key.as_ptr().cast(), 16);
            libc::_exit(0);
        }
        let mut of_child = [0_u8; 16];
        std::io::Read::read_exact(&mut { reader }, &mut of_child).unwrap();
        assert_eq!(libc::waitpid(child, ptr::null_mut(), 0), child);
        keys.push(of_child);
    }
    keys.push(key());
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), count);
}
