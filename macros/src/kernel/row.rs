//! The rows of the generated table: how they are found and what their fields are.
//!
//! A row is a call's name and its fields, separated by `;`. A field begins with a letter:
//!
//! | field | holds |
//! | --- | --- |
//! | `=` | the row is an alias: the kernel's name |
//! | `#` | the number on each ABI of `NUMBERED`, `-` for none |
//! | `p`, `P` | ABIs, kind of return value, arguments (see `prototype`). `P`: 64-bit arguments are given as halves |
//! | `-` | ABIs that have a number for the call but do not implement it |
//! | `l` | fact `least_words` |
//! | `r`, `u`, `w`, `f`, `z` | facts `never_retry`, `never_safe`, `any_word`, `fills`, `zero` (see `facts`) |
//! | `o`, `x` | facts `no_user_memory`, `not_a_function`: it is there or not |
//! | `W` | fact `writes_only_out` |
//! | `s` | fact `since` |
//! | `R` | ABIs (`0`: where the call is missing) and fact `replacement` |
//!
//! A field that differs by ABI ends with ` @` and the set. A set is a hexadecimal number, see `abi`.

use core::cmp::Ordering;

use super::abi::Abis;
use super::facts::{self, AnyWord, Fill, Replacement, Retry, Safety, Zero};
use super::prototype::Prototype;
use super::table::{CALLS, NUMBERED};
use crate::report;

/// One call of the table.
#[derive(Clone, Copy)]
pub(crate) struct Call {
    /// The kernel's name.
    pub(crate) name: &'static str,
    /// The fields, after the name.
    fields: &'static str,
}

/// The call of that name: as the kernel has it (`newfstatat`), or as the crate also has it (`fstatat`).
pub(crate) fn call(name: &str) -> Option<Call> {
    let found = find(&CALLS, name)?;
    match found.fields.strip_prefix('=') {
        Some(kernels) => find(&CALLS, kernels),
        None => Some(found),
    }
}

/// The row of `rows` whose name is `name`. The rows are sorted as the bytes of their text, so that `dup2;` comes before `dup;`.
pub(super) fn find(rows: &[&'static str], name: &str) -> Option<Call> {
    let (mut low, mut high) = (0, rows.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let row = rows[middle];
        let head = row.as_bytes().get(..name.len()).unwrap_or(row.as_bytes());
        let end = row.as_bytes().get(name.len()).unwrap_or(&b';');
        match head.cmp(name.as_bytes()).then(end.cmp(&b';')) {
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
            Ordering::Equal => {
                let fields = row.get(name.len() + 1..).unwrap_or_default();
                return Some(Call { name: &row[..name.len()], fields });
            }
        }
    }
    None
}

/// The call that is most like a wrong name, if one is like it at all.
pub(crate) fn nearest(wrong: &str) -> Option<&'static str> {
    report::nearest(wrong, CALLS.iter().map(|row| name(row)))
}

/// The call that a name was meant to be, when it is certainly mistyped: it is no call's, is four letters long at least, and one
/// letter is wrong, missing, too many, or swapped with the next. A name that differs in a digit may be that of a newer call.
pub(crate) fn mistyped(wrong: &str) -> Option<&'static str> {
    if wrong.len() < 4 || call(wrong).is_some() {
        return None;
    }
    let letters = |name: &str| name.trim_end_matches(|last: char| last.is_ascii_digit()).len();
    CALLS.iter().map(|row| name(row)).find(|right| {
        right.len().abs_diff(wrong.len()) <= 1
            && right[..letters(right)] != wrong[..letters(wrong)]
            && strsim::osa_distance(wrong, right) == 1
    })
}

/// The name that a row is about.
fn name(row: &'static str) -> &'static str {
    row.split(';').next().unwrap_or(row)
}

impl Call {
    /// The fields with that letter, without it.
    fn all(self, tag: char) -> impl Iterator<Item = &'static str> {
        self.fields.split(';').filter_map(move |field| field.strip_prefix(tag))
    }

    /// The first field with that letter.
    fn first(self, tag: char) -> Option<&'static str> {
        self.all(tag).next()
    }

    /// The fields, for what reads a row of another list.
    pub(super) fn fields(self) -> &'static str {
        self.fields
    }

    /// The ABIs that implement the call.
    pub(crate) fn implemented(self) -> Abis {
        self.prototypes().fold(Abis::NONE, |found, prototype| found | prototype.on)
    }

    /// The ABIs that have a number for the call but answer `ENOSYS`.
    pub(crate) fn only_numbered(self) -> Abis {
        self.all('-').fold(Abis::NONE, |found, set| found | Abis::parse(set))
    }

    /// The prototypes, each on other ABIs: the most usual one first. None for a call that no ABI implements any more.
    pub(crate) fn prototypes(self) -> impl Iterator<Item = Prototype> {
        let fields = self.fields.split(';');
        fields.filter_map(move |field| match field.as_bytes().first() {
            Some(b'p') => Prototype::read(self.name, &field[1..], false),
            Some(b'P') => Prototype::read(self.name, &field[1..], true),
            _ => None,
        })
    }

    /// The number on each ABI of which the crate has the numbers: name of the ABI, number.
    pub(crate) fn numbers(self) -> impl Iterator<Item = (&'static str, u64)> {
        let numbers = self.first('#').unwrap_or_default().split(',');
        NUMBERED
            .iter()
            .copied()
            .zip(numbers)
            .filter_map(|(on, number)| Some((on, number.parse().ok()?)))
    }

    /// The least number of words that some operation of the call takes, on these ABIs. `None`: it takes all that its prototype has.
    pub(crate) fn least_words(self) -> Option<(usize, Abis)> {
        let (words, on) = facts::split_set(self.first('l')?);
        Some((words.parse().ok()?, on))
    }

    /// Why the call must not be repeated after `EINTR`.
    pub(crate) fn never_retry(self) -> Option<Retry> {
        Retry::read(self.first('r')?)
    }

    /// Why a function over integers, raw pointers, references and slices must not be safe.
    pub(crate) fn never_safe(self) -> Option<Safety> {
        Safety::read(self.first('u')?)
    }

    /// Why a return value that looks like a failure need not be one.
    pub(crate) fn any_word(self) -> impl Iterator<Item = AnyWord> {
        self.all('w').filter_map(AnyWord::read)
    }

    /// Whether no function can be this call, however it is declared.
    pub(crate) fn not_a_function(self) -> bool {
        self.first('x').is_some()
    }

    /// What the kernel writes whenever the call succeeds.
    pub(crate) fn fills(self) -> impl Iterator<Item = Fill> {
        self.all('f').filter_map(Fill::read)
    }

    /// Whether success is always the return value 0.
    pub(crate) fn zero(self) -> Option<Zero> {
        Zero::read(self.first('z')?)
    }

    /// Whether the call neither reads nor writes memory that a program can see, and orders nothing: it may be `nomem`.
    pub(crate) fn no_user_memory(self) -> bool {
        self.first('o').is_some()
    }

    /// Whether the call writes memory that no argument's direction tells of, or orders memory: `readonly` would be wrong.
    pub(crate) fn writes_or_orders(self) -> bool {
        self.first('W').is_some()
    }

    /// Versions of the kernel that brought the call, each with its ABIs.
    pub(crate) fn since(self) -> impl Iterator<Item = (&'static str, Abis)> {
        self.all('s').map(facts::split_set)
    }

    /// What to call instead, by ABI.
    pub(crate) fn replacements(self) -> impl Iterator<Item = Replacement> {
        self.all('R').map(Replacement::read)
    }

    /// What to call instead on an ABI that lacks the call, or has only a number for it.
    pub(crate) fn replacement_on(self, on: Abis) -> Option<&'static str> {
        let found = self.replacements().filter(|one| one.text != "none");
        found
            .filter(|one| {
                one.on.contains(on) || (one.where_missing && !self.implemented().contains(on))
            })
            .map(|one| one.text)
            .next()
    }
}
