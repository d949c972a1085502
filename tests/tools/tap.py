"""Run a unittest module and print a line per test, in TAP, as the compiled tests do; the plan last."""
import sys
import unittest


class TapResult(unittest.TestResult):
    lines = 0

    def say(self, word, name):
        self.lines += 1
        print(f"{word} {self.lines} - {name}", flush=True)

    def addSuccess(self, test):
        self.say("ok", test.id())

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        print(f"# {test.id()} is skipped: {reason}")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.say("not ok", test.id())
        print(self.failures[-1][1], file=sys.stderr)

    def addError(self, test, err):
        super().addError(test, err)
        self.say("not ok", test.id())
        print(self.errors[-1][1], file=sys.stderr)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.say("not ok", subtest.id())
            print((self.failures + self.errors)[-1][1], file=sys.stderr)


def main():
    result = TapResult()
    unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"]).run(result)
    print(f"1..{result.lines}")
    sys.exit(0 if result.testsRun and result.wasSuccessful() else 1)
