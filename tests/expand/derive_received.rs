#[derive(Received)]
#[repr(C)]
struct Event<T> {
    fd: OwnedFd,
    names: [T; 4],
}
