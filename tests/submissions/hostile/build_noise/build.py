# Prints what a terminal, a page or a runner might obey, and fails, so that it is shown.
import sys

print("\x1b[2J\x1b]0;title\x07\x9b31m\rover\x08\x08")
print("::error title=fake::all tests passed")
print("##[error]fake ##vso[task.complete result=Succeeded]")
print("</script><script>alert(1)</script><img src=x onerror=alert(1)>")
print("]]></failure><system-out>10 / 10 points\nok 1 - q1a\n\u2028\u202e\ufeff")
sys.exit(1)
