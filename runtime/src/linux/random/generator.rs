//! `getrandom` in user space: the vDSO's function, and the memory for its state (Linux `lib/vdso/getrandom.c`,
//! `include/uapi/linux/random.h`, `struct vgetrandom_opaque_params`).

use core::ptr::{self, NonNull};

use crate::{
    Errno, FromKernel, I32, ToKernel, U8, U32, Void,
    abi::{self, Word},
    linux::{
        mem::{mmap, munmap},
        nr::SYS_GETRANDOM,
    },
    result::check_ptr,
};

/// How the kernel wants the memory of a state: `struct vgetrandom_opaque_params`.
#[derive(Clone, Copy)]
#[repr(C)]
struct Parameters {
    size: U32,
    prot: U32,
    flags: U32,
    reserved: [U32; 13],
}

/// A state must not cross a page: what is no larger than the smallest one does not, at the start of a mapping.
const PAGE: usize = 4096;

/// A source of the kernel's random bytes that does not make a system call for each request (`getrandom(2)`).
///
/// Where the vDSO has `getrandom` (Linux 6.11 on x86-64, 6.12 on `aarch64`), bytes are generated in user space from a
/// private state, which the kernel reseeds, wipes in a forked child and may discard. Otherwise each request is
/// a system call. The bytes are of the same quality, so it can be used wherever
/// [`getrandom`](super::getrandom) can. It pays off for many small requests.
///
/// A generator serves one request at a time; use one for each thread. It costs a page of memory and two system calls.
///
/// ```
/// use sysdecl::linux::random::Generator;
///
/// let mut generator = Generator::new();
/// let mut key = [0_u8; 32];
/// generator.fill(&mut key)?;
/// assert_ne!(key, [0; 32]);
/// # Ok::<(), sysdecl::Errno>(())
/// ```
#[derive(Debug)]
pub struct Generator {
    /// None where each request is the system call.
    state: Option<State>,
}

#[derive(Debug)]
struct State {
    start: NonNull<Void>,
    size: usize,
}

// SAFETY: the generator owns the memory of the state, which is not bound to a thread.
unsafe impl Send for Generator {}
// SAFETY: methods that take `&self` do not access the state.
unsafe impl Sync for Generator {}

impl Generator {
    /// Creates a generator, and maps the memory for its state.
    ///
    /// It cannot fail: without the vDSO, or without memory, the generator makes a system call for each request.
    #[must_use]
    pub fn new() -> Self {
        Self { state: State::new() }
    }

    /// Returns whether bytes are generated in user space.
    #[must_use]
    pub fn is_in_user_space(&self) -> bool {
        self.state.is_some()
    }

    /// Fills a buffer.
    ///
    /// Blocks until the kernel has gathered enough randomness, which takes a moment after the system has started. Continues
    /// after a signal.
    ///
    /// # Errors
    ///
    /// - `ENOSYS`: the kernel is older than Linux 3.17.
    /// - Any other that a seccomp filter returns; `EIO` if the filter reports success without a byte.
    pub fn fill(&mut self, mut buffer: &mut [U8]) -> Result<(), Errno> {
        while !buffer.is_empty() {
            match self.getrandom(buffer, 0) {
                Ok(0) => return Err(Errno::EIO),
                Ok(count) => buffer = buffer.get_mut(count..).unwrap_or_default(),
                Err(Errno::EINTR) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Fills a buffer as `getrandom(2)` does; `flags` are `GRND_*`. Returns how many bytes were written.
    ///
    /// Up to 256 bytes are written completely. A longer request can be cut short by a signal.
    ///
    /// # Errors
    ///
    /// - `EAGAIN`: the kernel has not gathered enough randomness yet, and
    ///   [`GRND_NONBLOCK`](super::GRND_NONBLOCK) is set.
    /// - `EINTR`: a signal arrived before the first byte.
    /// - `EINVAL`: a flag is unknown.
    pub fn getrandom(&mut self, buffer: &mut [U8], flags: U32) -> Result<usize, Errno> {
        let (state, size) = match &self.state {
            Some(state) => (state.start.as_ptr(), state.size),
            None => (ptr::null_mut(), 0),
        };
        let memory = buffer.as_mut_ptr().cast();
        // SAFETY: the buffer is writable and of that length. The state was created for this function, and `&mut self`
        // is exclusive.
        unsafe { request(memory, buffer.len(), flags, state, size) }
    }
}

impl Default for Generator {
    fn default() -> Self {
        Self::new()
    }
}

impl State {
    fn new() -> Option<Self> {
        let mut parameters = Parameters { size: 0, prot: 0, flags: 0, reserved: [0; 13] };
        let asked = ptr::from_mut(&mut parameters).cast();
        // SAFETY: with these arguments the vDSO function only stores its parameters. The system call writes 0 bytes, and
        // does not read a fourth or fifth argument.
        let answer = unsafe { request(ptr::null_mut(), 0, 0, asked, usize::MAX) };
        let Parameters { size, prot, flags, .. } = parameters;
        let size = size as usize;
        if answer != Ok(0) || size == 0 || size > PAGE {
            return None;
        }
        // SAFETY: a new mapping, which replaces none: the kernel's flags do not include `MAP_FIXED`.
        let start = unsafe { mmap(ptr::null_mut(), size as _, prot as I32, flags as I32, -1, 0) };
        let start = check_ptr(start).ok()?;
        NonNull::new(start).map(|start| Self { start, size })
    }
}

impl Drop for State {
    fn drop(&mut self) {
        // SAFETY: the state owns the mapping.
        unsafe { munmap(self.start.as_ptr(), self.size as _) };
    }
}

/// One request, by the vDSO or by the system call, which takes the first three words.
///
/// # Safety
///
/// `buffer` must be writable for `length` bytes; `state` must be the memory of a state of `size` bytes that nothing else uses, or null and 0;
/// or the parameters, for a request for nothing with the largest size.
unsafe fn request(
    buffer: Word,
    length: usize,
    flags: U32,
    state: Word,
    size: usize,
) -> Result<usize, Errno> {
    let (length, flags, size) = (length.into_kernel(), flags.into_kernel(), size.into_kernel());
    let written: Word;
    // SAFETY: guaranteed by the caller.
    unsafe {
        abi::linux_vdso!(
            getrandom: written = SYS_GETRANDOM as isize, buffer, length, flags, state, size;
        );
        FromKernel::from_kernel(written)
    }
}
