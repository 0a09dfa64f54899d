"""For a hub whose users share one machine.

A kernel says what it has to say on ports of the loopback address, where every account of the machine can listen in: its
pages' messages, too, and what somebody wrote for themselves. So kernels use sockets in a folder that only their owner
can enter. Its name is short, since a socket's path has 107 letters at most.
"""

import os

c = get_config()  # noqa: F821  (Jupyter gives it)
c.KernelManager.transport = "ipc"
os.environ["JUPYTER_RUNTIME_DIR"] = os.path.expanduser("~/.kernels")  # Jupyter looks there when it starts the first kernel
