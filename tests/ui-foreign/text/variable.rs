use sysdecl::windows::w;

fn main() {
    let name = "name";
    let _ = w!(name);
}
