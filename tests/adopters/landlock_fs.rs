#[sysdecl::syscall(os = "linux")]
unsafe extern {
    #[syscall(args(fd, out))]
    safe fn fstat(fd: BorrowedFd<'_>) -> Result<sysdecl::linux::io::Stat, Error>;
}

fn is_file<F>(fd: F) -> Result<bool, Error>
where
    F: AsFd,
{
    Ok(fstat(fd.as_fd())?.st_mode & libc::S_IFMT != libc::S_IFDIR)
}

