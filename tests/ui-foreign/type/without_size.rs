use sysdecl::windows::prelude::*;

trait Marker {}

extern_kernel32! {
    #[fails(zero)]
    pub safe fn GetTickCount() -> Result<dyn Marker, Win32Error>;
    pub safe fn Beep(frequency: [U32], duration: dyn Marker) -> Bool;
}

fn main() {
    let _ = GetTickCount();
}
