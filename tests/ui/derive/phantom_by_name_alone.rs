use sysdecl::prelude::*;

struct PhantomData(U32);

#[derive(ToKernel)]
struct Two(I32, PhantomData);

fn main() {}
