// The C library of macOS, with a variadic argument.

extern_libsystem! {
    #[fails(minus_one)]
    pub safe fn open(path: &CStr, flags: I32, #[variadic] mode: U32) -> Result<I32, Errno>;
    #[fails(nonzero_errno)]
    pub fn pthread_mutex_lock(mutex: *mut Void) -> Result<(), Errno>;
}
