//! What systems do differently with a port that is listened on.

use std::io;

use socket2::Socket;

/// Lets a server that was just stopped begin again on its port at once. Windows does so anyway, and would let another program
/// take the port over.
pub(crate) fn take_up_again(socket: &Socket) -> io::Result<()> {
    if cfg!(windows) { Ok(()) } else { socket.set_reuse_address(true) }
}
