"""What tells machines where everything in a report comes from: RO-Crate and Data Package."""
