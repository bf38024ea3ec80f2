#[sysdecl::syscall(os = "linux")]
unsafe extern {
    fn mmap(
        addr: *mut libc::c_void,
        len: usize,
        prot: libc::c_int,
        flags: libc::c_int,
        fd: libc::c_int,
        offset: libc::off_t,
    ) -> io::Result<ptr::NonNull<libc::c_void>>;
    fn madvise(addr: *mut libc::c_void, len: usize, advice: libc::c_int) -> io::Result<()>;
    fn munmap(addr: *mut libc::c_void, len: usize) -> io::Result<()>;
}

impl Mmap {
    pub fn new(fd: &OwnedFd, offset: libc::off_t, len: usize) -> io::Result<Mmap> {
        let prot = libc::PROT_READ | libc::PROT_WRITE;
        let flags = libc::MAP_SHARED | libc::MAP_POPULATE;
        // SAFETY: a new mapping does not change existing memory.
        let addr = unsafe { mmap(ptr::null_mut(), len, prot, flags, fd.as_raw_fd(), offset) }?;
        Ok(Mmap { addr, len })
    }

    pub fn dontfork(&self) -> io::Result<()> {
        // SAFETY: the mapping belongs to this value.
        unsafe { madvise(self.addr.as_ptr(), self.len, libc::MADV_DONTFORK) }
    }
