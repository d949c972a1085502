"""Run a unittest module and print a line per test, in TAP, as the compiled tests do."""
import sys
import unittest


class TapResult(unittest.TestResult):
    def addSuccess(self, test):
        print(f"ok - {test.id()}")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        print(f"# {test.id()} is skipped: {reason}")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        print(f"not ok - {test.id()}")
        print(self.failures[-1][1], file=sys.stderr)

    def addError(self, test, err):
        super().addError(test, err)
        print(f"not ok - {test.id()}")
        print(self.errors[-1][1], file=sys.stderr)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            print(f"not ok - {subtest.id()}")
            print((self.failures + self.errors)[-1][1], file=sys.stderr)


def main():
    result = TapResult()
    unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"]).run(result)
    sys.exit(0 if result.testsRun and result.wasSuccessful() else 1)
