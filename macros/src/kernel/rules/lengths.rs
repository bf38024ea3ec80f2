//! Rule `safety` of lengths: one that any caller may choose is wrong beside memory of a fixed size. And rule `pointer` of the length of
//! a slice that stands where the kernel takes no length.

use super::{Behind, Declaration, Given, Mistakes, Place, Rule, Target, Word};
use crate::kernel::abi::Abis;
use crate::kernel::pointee::Pointee;
use crate::kernel::prototype::{Argument, Kind};
use crate::kernel::row::Call;

/// Memory of a fixed size, and a length that any caller may choose.
pub(crate) struct Beside {
    /// The word with the address.
    pub(crate) memory: usize,
    /// The word with the length.
    pub(crate) length: usize,
    /// The bytes of what is counted, with ABIs; 0 where it is bits.
    pub(crate) units: Vec<(u32, Abis)>,
    /// How many bytes the kernel reaches at most.
    pub(crate) most: Option<u32>,
}

/// What to write instead.
const HELP: &str =
    "pass a slice, which has its own length, or write the length in `args(…)`, or remove `safe`";

impl Declaration<'_> {
    /// Lengths that could be wrong, as far as what is spelled says.
    pub(crate) fn lengths(&self, call: Call, target: &Target) -> Vec<Beside> {
        let mut found = Vec::new();
        if !self.safe {
            return found;
        }
        for longest in call.longest() {
            let (Some(memory), Some(length)) =
                (target.word(longest.memory), target.word(longest.length))
            else {
                continue;
            };
            let (Some(there), Some(many)) = (self.words.get(memory), self.words.get(length)) else {
                continue;
            };
            let is_fixed = match there.given {
                Given::Unknown => true,
                Given::Pointer { raw, behind, .. } => {
                    !raw && !matches!(behind, Behind::Elements(_))
                }
                _ => false,
            };
            let is_free = matches!(many.given, Given::Unknown | Given::Integer(_));
            if !is_fixed || self.is_slice(memory) || !is_free || many.is_constant() {
                continue;
            }
            let units = match target.prototype.arguments[longest.memory].pointee() {
                Pointee::Bits { .. } => vec![(0, target.on)],
                Pointee::Values { size, .. } => size.by_abi(),
                _ => vec![(1, target.on)],
            };
            found.push(Beside { memory, length, units, most: longest.most });
        }
        found
    }

    /// Whether a word is the address of a slice, whose length follows.
    pub(crate) fn is_slice(&self, at: usize) -> bool {
        let is_its_length =
            |next: &Word| matches!(next.given, Given::Length) && next.text == self.words[at].text;
        self.words.get(at + 1).is_some_and(is_its_length)
    }
}

impl Beside {
    /// How many bytes a length of so many bits reaches at most.
    fn reached(&self, bits: u8, unit: u32) -> u64 {
        let longest = if bits > 16 { u64::from(u32::MAX) } else { (1 << bits) - 1 };
        let reached = match unit {
            0 => longest.div_ceil(64) * 8,
            unit => longest * u64::from(unit),
        };
        self.most.map_or(reached, |most| reached.min(u64::from(most)))
    }
}

/// Whether a length that is spelled as an integer can be more than there is, where that is spelled as well.
pub(super) fn beside(
    mistakes: &mut Mistakes,
    call: Call,
    target: &Target,
    declaration: &Declaration,
) {
    // The same length is wrong once, beside however much memory.
    let mut told = Vec::new();
    for one in declaration.lengths(call, target) {
        if told.contains(&one.length) {
            continue;
        }
        let (there, many) = (&declaration.words[one.memory], &declaration.words[one.length]);
        let (Given::Pointer { behind, .. }, Given::Integer(bits)) = (there.given, many.given)
        else {
            continue;
        };
        // A type of the user's own may bound what the kernel finds to read or to write.
        let may_bound = |(at, word): (usize, &Word)| {
            at != one.memory && at != one.length && word.is_of_own_type()
        };
        if declaration.words.iter().enumerate().any(may_bound) {
            continue;
        }
        for (pointer, those) in [(64, Abis::WIDE_POINTERS), (32, !Abis::WIDE_POINTERS)] {
            for (unit, on) in &one.units {
                let reached = one.reached(bits.of(pointer), *unit);
                let is_too_long = match behind {
                    Behind::Value(extent) => u64::from(extent.on(pointer)) < reached,
                    // Nothing is as large as that.
                    _ => reached >= u64::from(u32::MAX),
                };
                if is_too_long {
                    let wrong = format!(
                        "`{}` may be larger than the memory that `{}` points to",
                        many.text, there.text
                    );
                    told.push(one.length);
                    let at = (Rule::Safety, Place::Word(one.length));
                    let prototype = Some(&*target.prototype);
                    mistakes.add(at, *on & those & target.on, prototype, wrong, HELP);
                }
            }
        }
    }
}

/// Whether the length of a slice stands where the kernel takes none: after text, which ends with NUL, or as what no length is.
pub(super) fn of_slice(
    target: &Target,
    declaration: &Declaration,
    at: usize,
    argument: Argument,
) -> Option<(String, String)> {
    let text = &declaration.words[at].text;
    let before = at.checked_sub(1).filter(|before| declaration.is_slice(*before));
    let before = before.and_then(|before| target.argument(before));
    if before.is_some_and(|before| before.kind == Kind::Text) {
        let wrong = format!(
            "`{text}` is passed as two words, but the kernel takes a NUL-terminated string here"
        );
        return Some((wrong, "pass `&CStr`".to_owned()));
    }
    let is_none = matches!(
        argument.kind,
        Kind::Fd
            | Kind::DirFd
            | Kind::Mode
            | Kind::Pid
            | Kind::Uid
            | Kind::Gid
            | Kind::Signal
            | Kind::ClockId
            | Kind::TimerId
    );
    let takes_none = is_none && !argument.pointer_or_number && !argument.other_number;
    let is_address = !argument.takes_number() && argument.kind != Kind::Addr;
    (takes_none || is_address).then(|| {
        let wrong = format!("the length of `{text}` is passed where the kernel takes `{argument}`");
        let help = format!(
            "pass both words in the kernel's order: `args(…, {text}.len(), {text}.as_ptr(), …)`"
        );
        (wrong, help)
    })
}
