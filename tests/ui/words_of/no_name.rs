use sysdecl::words_of;

const WORDS: (&str, &[&str]) = words_of!("pread64");

fn main() {
    let _ = WORDS;
}
