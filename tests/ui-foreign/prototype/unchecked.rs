//! Rules that are none.
use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[unchecked(arty)]
    pub fn CloseHandle() -> Bool;
    #[unchecked()]
    pub fn SetEvent(hEvent: Handle) -> Bool;
    #[unchecked = "all"]
    pub fn ResetEvent(hEvent: Handle) -> Bool;
    /// And ones that are.
    #[unchecked(arity, width)]
    pub fn Sleep(dwMilliseconds: U64, awake: U8);
}

fn main() {}
