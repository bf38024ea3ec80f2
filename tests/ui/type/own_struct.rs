use sysdecl::prelude::*;

struct Point {
    x: I32,
    y: I32,
}

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(value: Point) -> I64;

fn main() {
    declared(Point { x: 1, y: 2 });
}
