//! The code under test: declarations, and plain functions around them.

/// A module of functions that call through one entry. `$one` are the keys of a declaration with one result,
/// `$pair` those of a declaration with two; `$($number)*` defines the numbers if no `os` does.
macro_rules! subject {
    ($module:ident, [$($one:tt)*], [$($pair:tt)*], { $($number:item)* }) => {
        pub mod $module {
            use sysdecl::{Errno, I32, I64, U64, Void};

            mod declared {
                use sysdecl::{Errno, I32, I64, U64, Void, syscall};
                $($number)*

                #[syscall($($one)*)]
                unsafe extern {
                    pub(super) safe fn getpid() -> I32;
                    pub(super) safe fn close(fd: I32) -> I64;
                    pub(super) safe fn lseek(fd: I32, offset: I64, whence: I32) -> I64;
                    pub(super) fn read(fd: I32, buf: *mut u8, count: U64) -> I64;
                    pub(super) fn mmap(
                        address: *mut Void, length: U64, protection: I32, flags: I32, fd: I32, offset: I64,
                    ) -> *mut Void;
                    #[syscall(nr = 393)]
                    pub(super) fn seven(
                        a: usize, b: usize, c: usize, d: usize, e: usize, f: usize, g: usize,
                    ) -> Result<usize, Errno>;
                    #[syscall(nr = 222)]
                    pub(super) fn eight(
                        a: usize, b: usize, c: usize, d: usize, e: usize, f: usize, g: usize, h: usize,
                    ) -> Result<usize, Errno>;
                    #[syscall(nr = 6)]
                    pub(super) safe fn typed_close(fd: I32) -> Result<(), Errno>;
                    #[syscall(nr = 3)]
                    pub(super) safe fn typed_read(fd: I32, buf: &mut [u8]) -> Result<usize, Errno>;
                }

                #[syscall($($pair)*)]
                unsafe extern {
                    #[syscall(nr = 42)]
                    pub(super) safe fn pipe() -> Result<(I32, I32), Errno>;
                    #[syscall(nr = 42)]
                    pub(super) safe fn two() -> (I32, I32);
                }
            }

            // Functions for the disassembly, each a single plain call.

            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub extern "C" fn getpid() -> I32 {
                declared::getpid()
            }

            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub extern "C" fn close(fd: I32) -> I64 {
                declared::close(fd)
            }

            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub extern "C" fn lseek(fd: I32, offset: I64, whence: I32) -> I64 {
                declared::lseek(fd, offset, whence)
            }

            /// Two integers, which C returns in one register.
            #[repr(C)]
            pub struct Two(I32, I32);

            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub extern "C" fn two() -> Two {
                let (one, two) = declared::two();
                Two(one, two)
            }

            /// # Safety
            ///
            /// Must only be called by the oracle, whose kernel accesses no memory.
            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub unsafe extern "C" fn read(fd: I32, buf: *mut u8, count: U64) -> I64 {
                // SAFETY: as above.
                unsafe { declared::read(fd, buf, count) }
            }

            /// # Safety
            ///
            /// As for [`read`].
            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub unsafe extern "C" fn mmap(
                address: *mut Void, length: U64, protection: I32, flags: I32, fd: I32, offset: I64,
            ) -> *mut Void {
                // SAFETY: as above.
                unsafe { declared::mmap(address, length, protection, flags, fd, offset) }
            }

            // Functions that are only tested.

            /// Both results in one word, negative on error.
            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub extern "C" fn pipe() -> I64 {
                match declared::pipe() {
                    Ok((read, write)) => I64::from(read) | I64::from(write) << 32,
                    Err(errno) => negative(errno),
                }
            }

            /// # Safety
            ///
            /// As for [`read`].
            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub unsafe extern "C" fn eight(words: &[usize; 8]) -> I64 {
                let [a, b, c, d, e, f, g, h] = *words;
                // SAFETY: as above.
                flat(unsafe { declared::eight(a, b, c, d, e, f, g, h) })
            }

            /// # Safety
            ///
            /// As for [`read`].
            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub unsafe extern "C" fn seven(words: &[usize; 8]) -> I64 {
                let [a, b, c, d, e, f, g, _] = *words;
                // SAFETY: as above.
                flat(unsafe { declared::seven(a, b, c, d, e, f, g) })
            }

            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub extern "C" fn typed_close(fd: I32) -> I64 {
                flat(declared::typed_close(fd).map(|()| 0))
            }

            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub extern "C" fn typed_read(fd: I32, buf: &mut [u8; 100]) -> I64 {
                flat(declared::typed_read(fd, buf))
            }

            #[inline(always)]
            fn flat(result: Result<usize, Errno>) -> I64 {
                match result {
                    Ok(value) => value as I64,
                    Err(errno) => negative(errno),
                }
            }

            /// The error number without a function call: the functions are moved and patched individually, so they
            /// must not call others.
            #[inline(always)]
            fn negative(errno: Errno) -> I64 {
                // SAFETY: an `Errno` has the representation of the kernel's return value, which is never zero.
                (unsafe { core::mem::transmute::<Errno, isize>(errno) }) as I64
            }

            alive!(alive0, |_v| I64::from(declared::getpid()));
            alive!(alive3, |v| declared::read(v[0] as I32, v[1] as *mut u8, v[2] as U64));
            alive!(alive6, |v| declared::mmap(
                v[0] as *mut Void, v[1] as U64, v[2] as I32, v[3] as I32, v[4] as I32, v[5] as I64,
            ) as I64);
            alive!(alive8, |v| {
                flat(declared::eight(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]))
            });
            alive!(alive_pair, |_v| declared::pipe().map_or(-1, |(one, two)| I64::from(one ^ two)));

            /// The functions by name.
            #[cfg(target_os = "linux")]
            pub const FUNCTIONS: &[(&str, *const ())] = &[
                ("getpid", getpid as *const ()),
                ("close", close as *const ()),
                ("read", read as *const ()),
                ("mmap", mmap as *const ()),
                ("pipe", pipe as *const ()),
                ("eight", eight as *const ()),
                ("seven", seven as *const ()),
                ("typed_close", typed_close as *const ()),
                ("typed_read", typed_read as *const ()),
                ("alive0", alive0 as *const ()),
                ("alive3", alive3 as *const ()),
                ("alive6", alive6 as *const ()),
                ("alive8", alive8 as *const ()),
                ("alive_pair", alive_pair as *const ()),
            ];
        }
    };
}

/// A function with more values that are live across a call than there are callee-saved registers. It then stores all
/// of them: a value in a register that the call clobbers without declaring it is changed.
macro_rules! alive {
    ($name:ident, |$v:ident| $call:expr) => {
        /// # Safety
        ///
        /// Must only be called by the oracle, whose kernel accesses no memory.
        #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
        pub unsafe extern "C" fn $name(before: *const usize, after: *mut usize) -> I64 {
            // SAFETY: both arrays have 20 elements, and the oracle's kernel accesses no memory.
            unsafe {
                let $v = [
                    before.read_volatile(),
                    before.add(1).read_volatile(),
                    before.add(2).read_volatile(),
                    before.add(3).read_volatile(),
                    before.add(4).read_volatile(),
                    before.add(5).read_volatile(),
                    before.add(6).read_volatile(),
                    before.add(7).read_volatile(),
                    before.add(8).read_volatile(),
                    before.add(9).read_volatile(),
                    before.add(10).read_volatile(),
                    before.add(11).read_volatile(),
                    before.add(12).read_volatile(),
                    before.add(13).read_volatile(),
                    before.add(14).read_volatile(),
                    before.add(15).read_volatile(),
                    before.add(16).read_volatile(),
                    before.add(17).read_volatile(),
                    before.add(18).read_volatile(),
                    before.add(19).read_volatile(),
                ];
                let result = $call;
                let [
                    v0,
                    v1,
                    v2,
                    v3,
                    v4,
                    v5,
                    v6,
                    v7,
                    v8,
                    v9,
                    v10,
                    v11,
                    v12,
                    v13,
                    v14,
                    v15,
                    v16,
                    v17,
                    v18,
                    v19,
                ] = $v;
                after.write_volatile(v0);
                after.add(1).write_volatile(v1);
                after.add(2).write_volatile(v2);
                after.add(3).write_volatile(v3);
                after.add(4).write_volatile(v4);
                after.add(5).write_volatile(v5);
                after.add(6).write_volatile(v6);
                after.add(7).write_volatile(v7);
                after.add(8).write_volatile(v8);
                after.add(9).write_volatile(v9);
                after.add(10).write_volatile(v10);
                after.add(11).write_volatile(v11);
                after.add(12).write_volatile(v12);
                after.add(13).write_volatile(v13);
                after.add(14).write_volatile(v14);
                after.add(15).write_volatile(v15);
                after.add(16).write_volatile(v16);
                after.add(17).write_volatile(v17);
                after.add(18).write_volatile(v18);
                after.add(19).write_volatile(v19);
                result
            }
        }
    };
}

/// The same for Mach traps, whose return value is not an error number.
#[cfg(not(target_os = "freebsd"))]
macro_rules! mach_subject {
    ($module:ident, $abi:path) => {
        pub mod $module {
            use sysdecl::{I64, U32};

            mod declared {
                use sysdecl::{I32, I64, U32, syscall};

                #[syscall(abi = $abi)]
                unsafe extern "C" {
                    #[syscall(nr = 28)]
                    pub(super) safe fn task_self() -> U32;
                    #[syscall(nr = 32)]
                    pub(super) fn message(
                        a: usize,
                        b: usize,
                        c: usize,
                        d: usize,
                        e: usize,
                        f: usize,
                        g: usize,
                        h: usize,
                    ) -> I32;
                    #[syscall(nr = 36)]
                    pub(super) safe fn semaphore_wait(name: U32) -> I64;
                }
            }

            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub extern "C" fn task_self() -> U32 {
                declared::task_self()
            }

            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub extern "C" fn semaphore_wait(name: U32) -> I64 {
                declared::semaphore_wait(name)
            }

            /// # Safety
            ///
            /// Must only be called by the oracle, whose kernel accesses no memory.
            #[cfg_attr(not(target_os = "linux"), unsafe(no_mangle))]
            pub unsafe extern "C" fn message(words: &[usize; 8]) -> I64 {
                let [a, b, c, d, e, f, g, h] = *words;
                // SAFETY: as above.
                I64::from(unsafe { declared::message(a, b, c, d, e, f, g, h) })
            }

            alive!(alive_mach, |v| I64::from(declared::message(
                v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7],
            )));

            /// The functions by name.
            #[cfg(target_os = "linux")]
            pub const FUNCTIONS: &[(&str, *const ())] = &[
                ("task_self", task_self as *const ()),
                ("semaphore_wait", semaphore_wait as *const ()),
                ("message", message as *const ()),
                ("alive_mach", alive_mach as *const ()),
            ];
        }
    };
}
