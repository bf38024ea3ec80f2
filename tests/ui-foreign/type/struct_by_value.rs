use sysdecl::windows::prelude::*;

struct Coord {
    x: i16,
    y: i16,
}

extern_kernel32! {
    pub fn SetConsoleCursorPosition(console: Handle, at: Coord) -> Bool;
    pub fn SetConsoleScreenBufferSize(console: Handle, size: Coord) -> Result<(), Win32Error>;
}

fn main() {}
