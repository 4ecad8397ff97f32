"""The document as bytes between the kernel and its pages; `SPEC.md` says the rules."""
