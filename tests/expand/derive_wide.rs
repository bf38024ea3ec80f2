#[derive(ToKernel, FromKernel)]
pub struct Offset(U64);
