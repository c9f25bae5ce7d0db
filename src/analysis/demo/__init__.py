"""The demonstration: a complete panel of made-up figures around the published ones, as departments would send it."""

from analysis.demo.build import SEED, build_demo, demo_workspace

__all__ = ["SEED", "build_demo", "demo_workspace"]
