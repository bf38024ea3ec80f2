#[derive(ToKernel)]
#[sysdecl(none = NOBODY)]
struct Id<T>(T);
