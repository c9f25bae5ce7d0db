"""Where Python itself is bent, and nowhere else: what for, what it saves, and what happens where it does not work.

Savings: processor seconds of ten district reports with their sections kept (8.2 as it is) without the trick, medians
of three runs on a busy machine, Python 3.11. Also tried with 3.12 and 3.13; of 3.14 the source was read.

``forks``: workers and kernels are forks of one process that has imported the libraries.
    Saves 12.5 s: in a fork Python would start another server, against its documentation, because only the process that
    started a server knows it. The server is itself a fork of the run, which saves another 3.7 s: Python can only start
    it as a new program. Both need private fields of `multiprocessing.forkserver`. Where these are not as known (3.14),
    or a thread makes forking unsafe, Python's own servers do; where a server does not answer, a plain kernel makes the
    report.
``forks.tell_server``: a signal on which the server reads the tables, so that forks find them in memory.
    Saves 2.1 s. Python's server takes no requests but forks. Without it each report reads the tables.
``forks.fork``: kernels are daemonic processes, and Dask's workers, daemonic themselves, may have them nevertheless.
    Dask has a setting for it, but on the cluster's side. If Python refuses, a plain kernel makes the report.
``forks.end_with_parent``: a process ends with the one that asked for it. Python ends daemonic processes only when their
    parent ends by itself, not when it is killed. Without it they would outlive a killed run, but write nothing.
``settings.seldom_collect``: garbage is collected rarely and not at exit, by documented settings of `gc`.
    Saves 0.8 s, and at each exit 0.3 to 0.5 s. Without it nothing else changes.
``settings.leave_out``: an optional module of jsonschema is left out, which builds a grammar of international addresses.
    Saves 0.8 s at each start. jsonschema has no setting for it; imported before, it is used.
``settings.limit_threads``: one thread for each numerical library, by their documented environment variables; not for
    speed, but because sums split over threads differ in their last digits.
"""
