//! The macros never panic, whatever they are given, and what they write is Rust.
//!
//! Token trees are made from the declarations of `expand/`, `ui/` and `pass/` by mutation, and from
//! nothing; the same seed makes the same ones. `SYSDECL_FUZZ_CASES` says how many for each seed (10 000),
//! `SYSDECL_FUZZ_SEED` which seed comes first; there are two, each on a thread of its own. With `SYSDECL_FUZZ_SECONDS` the
//! threads go on for that long, from seed to seed.
//!
//! How deep they are nested is bounded (see `macros/src/nesting.rs`): syn reads recursively.

mod corpus;
#[path = "../expansion/names.rs"]
mod names;
mod random;
mod tree;

use std::{
    cell::Cell,
    env,
    fmt::Write,
    panic::{self, AssertUnwindSafe},
    str::FromStr,
    thread,
    time::{Duration, Instant},
};

use expander::expand;
use proc_macro2::TokenStream;
use syn::{
    Attribute,
    parse::{ParseStream, Parser},
};

use self::{
    corpus::Corpus,
    random::Random,
    tree::{Tree, mutate, noise, stream},
};

std::thread_local! {
    /// Whether this thread is inside of a macro.
    static EXPANDING: Cell<bool> = const { Cell::new(false) };
}

/// What a macro is given.
#[derive(Clone)]
struct Case {
    call: Call,
    args: Vec<Tree>,
    item: Vec<Tree>,
}

/// The macros, and which of them take arguments.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Call {
    Syscall,
    ToKernel,
    FromKernel,
    Received,
    Kernel32,
    Ntdll,
    Library,
    Libsystem,
}

impl Call {
    const ALL: [Self; 8] = [
        Self::Syscall,
        Self::ToKernel,
        Self::FromKernel,
        Self::Received,
        Self::Kernel32,
        Self::Ntdll,
        Self::Library,
        Self::Libsystem,
    ];

    fn expand(self, args: TokenStream, item: TokenStream) -> TokenStream {
        match self {
            Self::Syscall => expand::syscall(args, item),
            Self::ToKernel => expand::to_kernel(item),
            Self::FromKernel => expand::from_kernel(item),
            Self::Received => expand::received(item),
            Self::Kernel32 => expand::extern_kernel32(item),
            Self::Ntdll => expand::extern_ntdll(item),
            Self::Library => expand::extern_library(item),
            Self::Libsystem => expand::extern_libsystem(item),
        }
    }
}

#[test]
fn nothing_panics_and_all_output_is_rust() {
    // A panic is caught and told below; the hook would print each one that shrinking makes.
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !EXPANDING.get() {
            usual(panic);
        }
    }));
    let seed = setting("SYSDECL_FUZZ_SEED").unwrap_or(1);
    let (mut told, mut counts) = (String::new(), Counts::default());
    thread::scope(|scope| {
        let fuzzing = (0..THREADS)
            .map(|thread| scope.spawn(move || with_stack_of_rustc(move || fuzz(seed + thread))));
        for thread in fuzzing.collect::<Vec<_>>() {
            let (wrong, of_thread) = thread.join().expect("it does not panic");
            told.push_str(&wrong);
            counts.cases += of_thread.cases;
            counts.accepted += of_thread.accepted;
        }
    });
    println!("{} cases, of which {} were accepted", counts.cases, counts.accepted);
    assert!(told.is_empty(), "{told}");
    assert!(counts.accepted > counts.cases / 50, "mutation leaves too few that are right");
}

/// The same everywhere, so that the same cases are made.
const THREADS: u64 = 2;

/// Does something on as much stack as rustc has: what is nested as deep as is read needs it.
fn with_stack_of_rustc<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = thread::Builder::new().stack_size(8 << 20).spawn(work);
    thread.expect("there is memory").join().expect("it does not panic")
}

/// The cases of a seed, and of every further one of this thread's while there is time: what is wrong, and how many there were.
fn fuzz(mut seed: u64) -> (String, Counts) {
    let corpus = Corpus::read();
    let cases = setting("SYSDECL_FUZZ_CASES").unwrap_or(10_000);
    let end =
        setting("SYSDECL_FUZZ_SECONDS").map(|time| Instant::now() + Duration::from_secs(time));
    let mut told = String::new();
    let mut counts = Counts::default();
    loop {
        let mut random = Random::new(seed);
        for _ in 0..cases {
            let case = made(&corpus, &mut random);
            counts.cases += 1;
            match judged(&case) {
                Ok(accepted) => counts.accepted += u64::from(accepted),
                Err(wrong) => {
                    let small = shrunk(case, &wrong);
                    let (args, item) = (stream(&small.args), stream(&small.item));
                    let _ = writeln!(
                        told,
                        "{:?} of seed {seed}: {wrong}\n({args})\n{item}\n",
                        small.call
                    );
                }
            }
            if told.len() > 10_000 {
                break;
            }
        }
        seed += THREADS;
        if !told.is_empty() || end.is_none_or(|end| Instant::now() > end) {
            break;
        }
    }
    (told, counts)
}

#[derive(Default)]
struct Counts {
    cases: u64,
    accepted: u64,
}

/// What can be nested: how each level begins, what is in the middle, how each level ends.
const NUMBERS: [[&str; 3]; 11] = [
    ["(", "1", ")"],
    ["[", "1", "][0]"],
    ["{ ", "1", " }"],
    ["- ", "1", ""],
    ["1 + (", "1", ")"],
    ["a = ", "1", ""],
    ["|a| ", "1", ""],
    ["|a, b| ", "1", ""],
    ["move |a, b| ", "1", ""],
    ["|| ", "1", ""],
    ["if a { 1 } else ", "{ 1 }", ""],
];

const TYPES: [[&str; 3]; 10] = [
    ["(", "I32", ")"],
    ["& ", "I32", ""],
    ["*mut ", "I32", ""],
    ["[", "I32", "; 1]"],
    ["Wrapped<", "I32", ">"],
    ["Pair<I32, ", "I32", ">"],
    ["<", "I32", " as Wrapped>::Of"],
    ["fn(", "I32", ")"],
    ["fn() -> ", "I32", ""],
    ["[I32; { ", "1", " }]"],
];

/// What is read in a loop, and held each in the next.
const CHAINS: [[&str; 3]; 6] = [
    ["1 + ", "1", ""],
    ["Self::A as u32 | ", "1", ""],
    ["a || ", "b", ""],
    ["a && ", "b", ""],
    ["", "a", ".a"],
    ["", "1", " as u8"],
];

/// Gives each macro what is nested so deep, on as much stack as rustc has; says what each was and
/// whether it was accepted.
fn nested(depth: usize) -> Vec<(String, bool)> {
    numbers_and_types(depth, &NUMBERS, &TYPES)
}

fn numbers_and_types(
    depth: usize,
    numbers: &[[&str; 3]],
    types: &[[&str; 3]],
) -> Vec<(String, bool)> {
    let nest = |[begin, middle, end]: &[&str; 3]| {
        format!("{}{middle}{}", begin.repeat(depth), end.repeat(depth))
    };
    let mut cases = Vec::new();
    for number in numbers {
        let nested = nest(number);
        cases.push((Call::Syscall, format!("nr = {nested}, os = \"linux\""), "fn f();".into()));
        let documented = format!("#[note = {nested}] fn f();");
        cases.push((Call::Syscall, "nr = 1, os = \"linux\"".into(), documented.clone()));
        cases.push((Call::Kernel32, String::new(), documented));
        let variant = format!("#[repr(i32)] enum E {{ A = {nested} }}");
        cases.push((Call::FromKernel, String::new(), variant));
    }
    for ty in types {
        let ty = nest(ty);
        let function = format!("fn f(a: {ty}) -> {ty};");
        let block = format!("extern {{ {function} }}");
        cases.push((Call::Syscall, "nr = 1, os = \"linux\"".into(), function.clone()));
        cases.push((Call::Syscall, "os = \"linux\"".into(), block));
        cases.push((Call::Libsystem, String::new(), function.clone()));
        cases.push((Call::Library, String::new(), format!("\"a\" {{ {function} }}")));
        cases.push((Call::ToKernel, String::new(), format!("struct S({ty});")));
        cases.push((Call::FromKernel, String::new(), format!("struct S({ty});")));
        cases.push((Call::Received, String::new(), format!("#[repr(C)] struct S({ty});")));
    }
    let judge = move || {
        let judged = |(call, args, item): (Call, String, String)| {
            let accepted = judged(&written(call, &args, &item)).expect("a macro does not fail");
            (format!("{call:?} ({args}) {item}"), accepted)
        };
        cases.into_iter().map(judged).collect()
    };
    with_stack_of_rustc(judge)
}

#[test]
fn nesting_as_one_writes_it_is_read() {
    for (case, accepted) in nested(12) {
        assert!(accepted, "{case}");
    }
}

/// So deep that a level more would be refused, and deeper: nothing runs over the stack.
#[test]
fn no_nesting_is_too_deep_to_be_refused() {
    for depth in [40, 60, 124, 128] {
        nested(depth);
    }
    for (case, accepted) in nested(2000) {
        assert!(!accepted, "{}", &case[..80]);
    }
}

/// A chain is nested for syn, but not for who reads it.
#[test]
fn chains_are_read_as_long_as_anyone_writes_them() {
    for length in [19, 100, 1000] {
        for (case, accepted) in numbers_and_types(length, &CHAINS, &[]) {
            assert!(accepted, "{length}: {case}");
        }
    }
    for (case, accepted) in numbers_and_types(20_000, &CHAINS, &[]) {
        assert!(!accepted, "{}", &case[..80]);
    }
}

#[test]
fn what_stands_in_a_row_is_not_nested() {
    let row = |text: &str| text.repeat(500);
    judge(
        Call::Syscall,
        "os = \"linux\"",
        &format!("{} fn getpid();", row("#[doc = \"a\"]")),
        true,
    );
    judge(Call::Syscall, "os = \"linux\"", &format!("extern {{ {} }}", row("fn getpid();")), true);
    judge(Call::Kernel32, "", &row("pub fn F(a: U32) -> Result<Bool, Win32Error>;"), true);
    let variants =
        row("A = 1 << 1, B = 1 | 2, C = !(1 | 2) | 4, D = F | 3 | (G), E = (a || b) as i32,");
    judge(Call::FromKernel, "", &format!("#[repr(i32)] enum E {{ {variants} }}"), true);
    // Each has its own mistake, and is told of it.
    let bodies =
        written(Call::Syscall, "os = \"linux\"", &format!("extern {{ {} }}", row("fn f() {}")));
    let output = bodies.call.expand(stream(&bodies.args), stream(&bodies.item)).to_string();
    assert_eq!(output.matches("must not have a body").count(), 500);
}

/// What the long runs found.
#[test]
fn what_was_found_is_refused() {
    judge(Call::FromKernel, "", "struct Pid(Number +);", false);
    judge(Call::FromKernel, "", "struct Named { _: Tuple }", false);
    judge(Call::ToKernel, "", "struct Newtype<_>(*mut I32);", false);
    let item = "#[fails(invalid_handle)] fn GetTickCount() -> Result<U32 +>;";
    judge(Call::Kernel32, "", item, false);
    judge(Call::Syscall, "nr = 1, os = \"linux\"", "fn f(a: Number +) -> Number +;", false);
    judge(Call::Syscall, "nr = -> I32 { }, os = \"linux\"", "fn above() -> I32;", false);
    judge(Call::Syscall, "name = r##\"a\"#b\"##, os = \"linux\"", "fn memory();", false);
    judge(Call::Syscall, "name = \"a\"suffix, os = \"linux\"", "fn memory();", false);
    judge(Call::Syscall, "vdso = \"\", nr = 1, os = \"linux\"", "fn time();", false);
    judge(Call::Syscall, "vdso, nr = -> I32 { }, os = \"linux\"", "fn time();", false);
}

/// Whatever a function is called, its number can be called so in upper case.
#[test]
fn every_name_has_a_number() {
    let letters = (char::MIN..=char::MAX).filter(|letter| {
        let name = format!("a{letter}z");
        letter.to_uppercase().ne([*letter])
            && syn::parse_str::<proc_macro2::Ident>(&name).is_ok_and(|ident| ident == name)
    });
    let letters: Vec<char> = letters.collect();
    assert!(letters.len() > 1000);
    for letters in letters.chunks(50) {
        let item = format!("fn a{}();", String::from_iter(letters));
        judge(Call::Syscall, "os = \"linux\"", &item, true);
    }
}

fn judge(call: Call, args: &str, item: &str, accepted: bool) {
    assert_eq!(judged(&written(call, args, item)), Ok(accepted), "{call:?} {args} {item}");
}

fn written(call: Call, args: &str, item: &str) -> Case {
    let trees = |text| tree::trees(TokenStream::from_str(text).expect("the test writes tokens"));
    Case { call, args: trees(args), item: trees(item) }
}

fn setting(name: &str) -> Option<u64> {
    let text = env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|error| panic!("{name}: {error}")))
}

/// Makes a case: mostly one of the corpus with a few things changed.
fn made(corpus: &Corpus, random: &mut Random) -> Case {
    if random.one_in(16) {
        let call = *random.of(&Call::ALL);
        return Case { call, args: noise(random, corpus, 3), item: noise(random, corpus, 4) };
    }
    let mut case = random.of(&corpus.cases).clone();
    if case.call != Call::Syscall && random.one_in(4) {
        case.call = *random.of(&Call::ALL);
    }
    for _ in 0..random.below(5) {
        let part = if random.one_in(3) { &mut case.args } else { &mut case.item };
        mutate(part, random, corpus);
    }
    case
}

/// Whether the macro accepted it; or what is wrong with the macro.
fn judged(case: &Case) -> Result<bool, String> {
    let (args, item) = (stream(&case.args), stream(&case.item));
    EXPANDING.set(true);
    let output = panic::catch_unwind(AssertUnwindSafe(|| case.call.expand(args, item)));
    EXPANDING.set(false);
    let output = output.map_err(|panic| format!("panicked: {}", text(&*panic)))?;
    let refused = output.to_string().contains("compile_error");
    match syn::parse2::<syn::File>(output.clone()) {
        Ok(file)
            if !refused
                && matches!(case.call, Call::Syscall | Call::ToKernel | Call::FromKernel) =>
        {
            let mut of_user = names::words(stream(&case.args));
            of_user.extend(names::words(stream(&case.item)));
            match names::strange(of_user, &file).as_slice() {
                [] => Ok(true),
                strange => Err(format!("names what could mean something else: {strange:?}")),
            }
        }
        Ok(_) => Ok(!refused),
        // What is no function is handed back as it was, be it Rust or not.
        Err(_) if output.to_string().contains("declares functions") => Ok(false),
        // The macros read types and expressions less closely than rustc, which sees them where they are.
        Err(_) if !is_rust(case) => Ok(false),
        Err(error) => Err(format!("wrote what is no Rust: {error}")),
    }
}

/// Whether the declarations themselves are Rust, by their grammar.
fn is_rust(case: &Case) -> bool {
    let functions = |input: ParseStream<'_>| {
        input.call(Attribute::parse_inner)?;
        while !input.is_empty() {
            input.parse::<syn::ForeignItem>()?;
        }
        Ok(())
    };
    let item = stream(&case.item);
    match case.call {
        Call::Syscall => {
            syn::parse2::<syn::ForeignItem>(item.clone()).is_ok()
                || syn::parse2::<syn::Item>(item).is_ok()
        }
        Call::ToKernel | Call::FromKernel | Call::Received => {
            syn::parse2::<syn::DeriveInput>(item).is_ok()
        }
        Call::Kernel32 | Call::Ntdll | Call::Libsystem => functions.parse2(item).is_ok(),
        Call::Library => case.item.iter().all(|tree| match tree {
            Tree::Leaf(_) => true,
            Tree::Group(_, inner) => functions.parse2(stream(inner)).is_ok(),
        }),
    }
}

fn text(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("?")
}

/// The case with as much left out as can be while the same stays wrong.
fn shrunk(mut case: Case, wrong: &str) -> Case {
    let same = |case: &Case| judged(case).err().is_some_and(|found| found == wrong);
    loop {
        let smaller = tree::smaller(&case.args)
            .map(|args| Case { args, ..case.clone() })
            .chain(tree::smaller(&case.item).map(|item| Case { item, ..case.clone() }))
            .find(same);
        match smaller {
            Some(smaller) => case = smaller,
            None => return case,
        }
    }
}
