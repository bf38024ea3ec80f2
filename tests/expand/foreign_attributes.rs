// A name on one target, and a member that overrides its block.

extern_libsystem! {
    #![must_use = "of the block"]
    #![deny(deprecated)]

    #[cfg_attr(target_arch = "x86_64", link_name = "stat$INODE64", inline(never))]
    #[expect(dead_code, deprecated)]
    #[fails(eq = OLD)]
    safe fn stat<'a>(path: &'a CStr, stat: &mut Stat) -> Result<Status<'a>, Errno>;

    #[allow(unsafe_code)]
    #[must_use]
    safe fn getppid() -> I32;
    fn visit(each: Option<unsafe extern "C" fn(&mut Stat)>);
}
