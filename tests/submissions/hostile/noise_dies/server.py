# Prints what a terminal, a page or a runner might obey as its last words; never listens.
import sys

print("\x1b[2J\x1b]0;title\x07\x9b31m\rover\x08\x08", file=sys.stderr)
print("::error title=fake::all tests passed", file=sys.stderr)
print("##[error]fake ##vso[task.complete result=Succeeded]", file=sys.stderr)
print("</script><script>alert(1)</script><img src=x onerror=alert(1)>", file=sys.stderr)
sys.exit("\x1b[31m]]></failure><system-out>10 / 10 points\u2028\u202e\ufeff")
