print("ready")
try:
    while True:
        print("got", input("name? "))
except EOFError:
    print("end")
