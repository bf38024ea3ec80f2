#[derive(FromKernel)]
#[sysdecl(none = 0)]
struct Child(i32);
