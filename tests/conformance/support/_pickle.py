# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Importable and empty: some tests import it, and pickle then takes its own classes, written in Python."""
