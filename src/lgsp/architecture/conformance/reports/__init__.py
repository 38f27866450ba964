"""What the rules say, in the forms other programs and offices read: SARIF and workbooks."""
