// A slice is an address and a length, a string an address.

extern_library! {
    "user32" {
        #[fails(zero)]
        fn Fill(#[len(U32)] buffer: &mut [U16], #[len_first(usize)] from: &[U16]) -> Result<U32, Win32Error>;
    }
    "winspool.drv" {
        fn Open(name: &CStr, other: Option<&CStr>) -> Handle;
    }
}
