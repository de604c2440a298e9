"""Make `python -m xinhui_data` the command `xinhui-data`."""

from xinhui_data.cli.main import run

if __name__ == "__main__":
    run()
