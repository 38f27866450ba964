"""
The screens: what officials and the public see of the province's architecture and of what runs.

Pages read the model folder, the evidence and the platform's tables through the packages below, and change nothing.
They work without a script, in Vietnamese first and English on a switch, and load nothing from another host.
"""
